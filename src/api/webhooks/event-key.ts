import { createHash } from 'node:crypto';

/** What an event without a SID is told from others by. */
export interface EventMarks {
  readonly type: string;
  readonly resourceSid: string | null;
  readonly at: number | null;
}

/** The same for every delivery of one event: its own SID, else a hash of its marks. */
export const eventKeyOf = (sid: string | undefined, { type, resourceSid, at }: EventMarks): string =>
  sid ??
  createHash('sha256')
    .update(JSON.stringify([type, resourceSid ?? undefined, at]))
    .digest('hex');

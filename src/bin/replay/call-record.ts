import type { Interaction } from '../interactions/api-client';
import type { CallEnd } from '../simulated/caller';
import type { CallHistory } from './call-history';
import type { PlannedCall } from './schedule';

/** Everything that was seen of one placed call. Instants are milliseconds since the epoch. */
export interface CallRecord {
  readonly planned: PlannedCall;
  /** When it was to be placed. */
  readonly dueAt: number;
  /** Null when it could not be placed, or the replay was broken off before. */
  readonly callSid: string | null;
  readonly dialledAt: number | null;
  /** Null while the line is not dead. */
  readonly end: CallEnd | null;
  readonly history: CallHistory;
  /** As last read; null when the API knows none. */
  readonly interaction: Interaction | null;
  /** Interactions that were started for the call's tasks under another name. */
  readonly twins: readonly string[];
  /** What went wrong for its simulated caller; null when nothing did. */
  readonly trouble: string | null;
}

/** When an agent took the call; null when none did. */
export const answeredAt = ({ history }: CallRecord): number | null => history.acceptances[0]?.at ?? null;

/** How long the caller waited for an agent, from dialling; null when none came. */
export function answerWaitMs(record: CallRecord): number | null {
  const at = answeredAt(record);
  return at === null || record.dialledAt === null ? null : at - record.dialledAt;
}

/** How long the caller waited in vain; null for others. */
export const vainWaitMs = (record: CallRecord): number | null =>
  answeredAt(record) === null && record.end !== null && record.dialledAt !== null
    ? record.end.at - record.dialledAt
    : null;

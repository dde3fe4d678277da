/**
 * Stands where a payload could not be decoded. The worker's converter puts it there instead of throwing, so that one
 * unreadable message cannot hold an interaction up; who finds one parks it.
 */
export interface Tombstone {
  readonly tombstone: true;
  readonly reason: string;
}

export const tombstone = (reason: string): Tombstone => ({ tombstone: true, reason });

export const isTombstone = (value: unknown): value is Tombstone =>
  typeof value === 'object' && value !== null && (value as Partial<Tombstone>).tombstone === true;

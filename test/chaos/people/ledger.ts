import type { Attempt, LedgerEntry } from '../evidence/evidence';

/** What the driver wanted and what it was answered, in its own words: ok, failed, or unknown. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];

  open(entry: Omit<LedgerEntry, 'attempts'>): LedgerEntry {
    const opened = { ...entry, attempts: [] };
    this.entries.push(opened);
    return opened;
  }
}

/** The last word on something: that of its last attempt, or unknown. */
export const lastOf = ({ attempts }: LedgerEntry): Attempt['outcome'] =>
  attempts.at(-1)?.outcome ?? 'unknown';

import { RecordsUnavailableError } from './port';

export interface GroupCommitOptions<Row> {
  /** Writes all or none. Rejects with RecordsUnavailableError when asking again may help. */
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** Rows nobody waits for that were given up: too many while the database was away, or not writable (`error`). */
  readonly onDropped: (count: number, error: unknown) => void;
  /** How many rows may wait in memory. */
  readonly most?: number;
}

interface Waiting<Row> {
  readonly row: Row;
  /** Null for a row nobody waits for. */
  readonly settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | null;
}

const LARGEST_BATCH = 500;
const MOST_WAITING = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/**
 * Writes rows in batches: while one is being written, the next gathers. So a lone row waits for nothing, and a flood
 * costs few transactions. Rows that somebody waits for fail with their batch; the others are tried again, in order,
 * until they are written.
 */
export class GroupCommit<Row> {
  private waiting: Waiting<Row>[] = [];
  private flight: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private failures = 0;
  private closed = false;

  constructor(private readonly options: GroupCommitOptions<Row>) {}

  /** Resolves once the row is written; rejects when it was not. */
  store(row: Row): Promise<void> {
    if (this.closed || this.waiting.length >= this.most) return Promise.reject(new RecordsUnavailableError());
    return new Promise((resolve, reject) => {
      this.waiting.push({ row, settle: { resolve, reject } });
      this.begin();
    });
  }

  note(row: Row): void {
    this.waiting.push({ row, settle: null });
    this.trim();
    if (this.retry === null) this.begin();
  }

  /** Writes what waits, once, and takes no more. Rows that could not be written are dropped. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.retry !== null) clearTimeout(this.retry);
    this.begin();
    // One flight begins the next, until one fails.
    while (this.flight !== null) await this.flight;
    const left = this.waiting.splice(0);
    left.forEach(({ settle }) => settle?.reject(new RecordsUnavailableError()));
    if (left.length > 0) this.options.onDropped(left.length, null);
  }

  private get most(): number {
    return this.options.most ?? MOST_WAITING;
  }

  private begin(): void {
    if (this.flight !== null || this.waiting.length === 0) return;
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
    const batch = this.waiting.splice(0, LARGEST_BATCH);
    this.flight = this.write(batch).then((written) => {
      this.flight = null;
      if (written) this.begin();
      else this.later();
    });
  }

  /** False when the database is away. */
  private async write(batch: readonly Waiting<Row>[]): Promise<boolean> {
    try {
      await this.options.write(batch.map(({ row }) => row));
      this.failures = 0;
      batch.forEach(({ settle }) => settle?.resolve());
      return true;
    } catch (error) {
      if (!(error instanceof RecordsUnavailableError)) return this.writeOneByOne(batch, error);
      // Whoever waits is told at once, those of the next batches, too.
      const all = [...batch, ...this.waiting];
      all.forEach(({ settle }) => settle?.reject(error));
      this.waiting = all.filter(({ settle }) => settle === null);
      this.trim();
      return false;
    }
  }

  /** One row that cannot be written must not take the others with it. */
  private async writeOneByOne(batch: readonly Waiting<Row>[], error: unknown): Promise<boolean> {
    const [first, ...rest] = batch;
    if (first !== undefined && rest.length === 0) {
      if (first.settle === null) this.options.onDropped(1, error);
      first.settle?.reject(error);
      return true;
    }
    let written = true;
    for (const one of batch) written = (await this.write([one])) && written;
    return written;
  }

  private later(): void {
    if (this.closed || this.waiting.length === 0) return;
    const delay = Math.min(FIRST_RETRY_MS * 2 ** this.failures++, LONGEST_RETRY_MS);
    this.retry = setTimeout(() => {
      this.retry = null;
      this.begin();
    }, delay).unref();
  }

  private trim(): void {
    const surplus = this.waiting.length - this.most;
    if (surplus <= 0) return;
    let left = surplus;
    this.waiting = this.waiting.filter(({ settle }) => settle !== null || left-- <= 0);
    this.options.onDropped(surplus - Math.max(left, 0), null);
  }
}

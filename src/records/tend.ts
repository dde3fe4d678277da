import type { ConnectedRecords } from './connect';
import { RecordsUnavailableError } from './port';

export interface TendOptions {
  /** Ends early, without error, when the signal is aborted. */
  readonly delay: (ms: number, abortSignal: AbortSignal) => Promise<void>;
  /** A migration or a deletion that failed for another reason than the database being away. */
  readonly onError: (error: unknown) => void;
  /** The tables are up to date, or could not be brought there at the first try: 5 s at most after the start. */
  readonly onFirstTry: () => void;
  readonly abortSignal: AbortSignal;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
const HOUR_MS = 60 * 60_000;

/**
 * Looks after the database until the signal is aborted: brings its tables up to date, again and again until that has
 * worked, and then deletes every hour what is past its time. Any number of processes may do it at once.
 */
export async function tend(
  { migrate, purge }: Pick<ConnectedRecords, 'migrate' | 'purge'>,
  { delay, onError, onFirstTry, abortSignal }: TendOptions,
): Promise<void> {
  const succeeds = (work: () => Promise<unknown>): Promise<boolean> =>
    work().then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof RecordsUnavailableError)) onError(error);
        return false;
      },
    );
  for (let wait = FIRST_RETRY_MS; !abortSignal.aborted; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
    const done = await succeeds(migrate);
    onFirstTry();
    if (done) break;
    await delay(wait, abortSignal);
  }
  while (!abortSignal.aborted) {
    await succeeds(purge);
    await delay(HOUR_MS, abortSignal);
  }
}

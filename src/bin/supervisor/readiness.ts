import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 100;
const ANSWER_WITHIN_MS = 1_000;

/** Ends early, without error, when the signal is aborted. */
export const delay = async (ms: number, abortSignal?: AbortSignal): Promise<void> => {
  await wait(ms, undefined, abortSignal ? { signal: abortSignal } : {}).catch(() => undefined);
};

/** Asks until the answer is yes, at most `withinMs`. */
export const createUntilReady =
  (withinMs: number) =>
  async (ready: () => Promise<boolean>, abortSignal: AbortSignal): Promise<boolean> => {
    const timeIsUp = AbortSignal.timeout(withinMs);
    while (!abortSignal.aborted && !timeIsUp.aborted) {
      if (await ready().catch(() => false)) return true;
      await delay(POLL_MS, abortSignal);
    }
    return false;
  };

/** Whether a GET of the address is answered with a 2xx. */
export const answers = async (url: string): Promise<boolean> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  await response.body?.cancel();
  return response.ok;
};

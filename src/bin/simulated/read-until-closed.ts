import { ApiError, type ApiClient, type Interaction } from '../interactions/api-client';
import type { Clock } from './clock';

const LOOK_EVERY_MS = 1_000;

/** The live state, or null when the API knows no such interaction. Throws ApiError. */
export async function readIfKnown(api: ApiClient, id: string): Promise<Interaction | null> {
  try {
    return await api.read(id);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'interaction_not_found') return null;
    throw error;
  }
}

/**
 * Reads an interaction until it is closed, or until the signal is aborted, and answers with what was read last; null
 * when the API knows none. An API that does not answer is asked again. Throws ApiError when it never did.
 */
export async function readUntilClosed(
  api: ApiClient,
  id: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Interaction | null> {
  let last: Interaction | null = null;
  let failure: unknown = null;
  for (;;) {
    const goesOn = await clock.until(clock.now() + LOOK_EVERY_MS, signal);
    try {
      last = await readIfKnown(api, id);
      failure = null;
    } catch (error) {
      failure = error;
    }
    if (last?.phase === 'closed') return last;
    if (goesOn) continue;
    if (failure !== null && last === null) throw failure;
    return last;
  }
}

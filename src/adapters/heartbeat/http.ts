import { OutsideError } from '../outside-error';
import type { HeartbeatPort } from './port';

const ANSWER_WITHIN_MS = 5_000;

/** A watcher that is told by a request to an address of its own, as most of them are. */
export const createHeartbeat = (url: string): HeartbeatPort => ({
  async beat() {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch(() => null);
    if (response === null) {
      throw new OutsideError('The watcher outside did not hear the heartbeat.', 'unavailable', null);
    }
    await response.body?.cancel();
    if (response.ok) return;
    const { status } = response;
    throw new OutsideError(`The watcher outside answered the heartbeat with ${status}.`, 'refused', status);
  },
});

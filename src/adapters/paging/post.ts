import { ofNetwork, secondsToWait } from '../http-failures';
import { OutsideError } from '../outside-error';

/** One request to a receiver of messages, and what its answers mean. */
export interface Post {
  /** Whose answer it is, for error texts: `The receiver`. */
  readonly system: string;
  /** What was asked, for error texts. */
  readonly operation: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** What the caller may believe after a status that is no success. */
  readonly outcomeOf: (status: number) => OutsideError['outcome'];
}

/** Who asks for less leaves it to us: `Retry-After: 0` must not make a loop of it. */
const SHORTEST_WAIT_MS = 2_000;

/** What a receiver says of waiting is heeded up to here: the whole delivery is given up after some hours. */
const LONGEST_WAIT_MS = 30 * 60_000;

/** Posts JSON. Nothing is retried, redirects are not followed, the answer's body is answered as text. Throws OutsideError. */
export async function post({
  system,
  operation,
  url,
  headers,
  body,
  timeoutMs,
  outcomeOf,
}: Post): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    if (response.ok) return await response.text();
    await response.body?.cancel();
    const { status } = response;
    const asked = secondsToWait(response.headers.get('retry-after'));
    const wait = asked === null || asked < SHORTEST_WAIT_MS ? null : Math.min(asked, LONGEST_WAIT_MS);
    const message = `${system} answered ${status} when asked to ${operation}.`;
    throw new OutsideError(message, outcomeOf(status), status, null, wait);
  } catch (error) {
    throw error instanceof OutsideError ? error : ofNetwork(error, system, operation);
  }
}

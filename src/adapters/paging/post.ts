import { ofNetwork, secondsToWait } from '../http-failures';
import { OutsideError } from '../outside-error';
import { readAtMost } from '../read-at-most';

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
  /** Whether what it says besides its status matters; else a success is one before its body has come. */
  readonly readsAnswer?: boolean;
}

/** Who asks for less leaves it to us: `Retry-After: 0` must not make a loop of it. */
const SHORTEST_WAIT_MS = 2_000;

/** What a receiver says of waiting is heeded up to here: the whole delivery is given up after some hours. */
const LONGEST_WAIT_MS = 30 * 60_000;

/** Slack's answers repeat the message. A body that is larger is none that we understand. */
const LARGEST_ANSWER = 256 * 1_024;

/** Posts JSON; answers the body of the answer as text, if it is read at all. Nothing is retried, redirects are not followed. Throws OutsideError. */
export async function post({
  system,
  operation,
  url,
  headers,
  body,
  timeoutMs,
  outcomeOf,
  readsAnswer = false,
}: Post): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    if (response.ok && readsAnswer) return (await readAtMost(response, LARGEST_ANSWER)) ?? '';
    await response.body?.cancel();
    if (response.ok) return '';
    const { status } = response;
    const asked = secondsToWait(response.headers.get('retry-after'));
    const wait = asked === null || asked < SHORTEST_WAIT_MS ? null : Math.min(asked, LONGEST_WAIT_MS);
    const message = `${system} answered ${status} when asked to ${operation}.`;
    throw new OutsideError(message, outcomeOf(status), status, null, wait);
  } catch (error) {
    throw error instanceof OutsideError ? error : ofNetwork(error, system, operation);
  }
}

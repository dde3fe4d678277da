import { OutsideError } from './outside-error';

/* What `fetch` makes of a request that came to nothing, in the words of OutsideError. */

/** The request never reached the other side. */
const NOT_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** `fetch` threw: `unavailable` when nothing was sent, else `unknown`. */
export function ofNetwork(error: unknown, system: string, operation: string): OutsideError {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  const code = typeof cause?.code === 'string' ? cause.code : null;
  if (code !== null && NOT_SENT.includes(code)) {
    return new OutsideError(`${system} cannot be reached (${code}) to ${operation}.`, 'unavailable', null);
  }
  const why = name === 'TimeoutError' || name === 'AbortError' ? 'did not answer in time' : 'broke off';
  return new OutsideError(
    `${system} ${why} when asked to ${operation}.`,
    'unknown',
    null,
    null,
    null,
    error instanceof Error ? { cause: error } : undefined,
  );
}

/** Milliseconds of a Retry-After in seconds; null for anything else. */
export const secondsToWait = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;

import { ofNetwork, secondsToWait } from '../http-failures';
import { OutsideError } from '../outside-error';
import { readAtMost } from '../read-at-most';

export interface HttpJsonOptions {
  /** How the system is called in error messages. */
  readonly system: string;
  readonly baseUrl: string;
  readonly token: string;
  readonly timeoutMs: number;
  /** An answer larger than this many bytes is not read further. */
  readonly maxBytes: number;
}

export interface HttpJsonRequest {
  /** What is asked for, in error messages. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Path segments, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Makes a repeated write harmless. */
  readonly idempotencyKey?: string;
  readonly abortSignal?: AbortSignal;
}

/** `body` is undefined when the answer was 404. */
export interface HttpJsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

function urlOf({ baseUrl, system }: HttpJsonOptions, { operation, path, query }: HttpJsonRequest): URL {
  // A browser's URL rules would walk out of the path here, however the dots are encoded.
  if (path.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new OutsideError(`${system} cannot ${operation}: the id is no path segment.`, 'refused', null);
  }
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

function ofStatus(
  response: Response,
  { system }: HttpJsonOptions,
  { operation }: HttpJsonRequest,
): OutsideError {
  const { status } = response;
  const notDone = status === 429 || (status >= 300 && status < 400);
  const unknown = status >= 500 || status === 408;
  return new OutsideError(
    `${system} answered ${status}${status < 400 ? ', a redirect, which is not followed,' : ''} when asked to ${operation}.`,
    notDone ? 'unavailable' : unknown ? 'unknown' : 'refused',
    status,
    null,
    secondsToWait(response.headers.get('retry-after')),
  );
}

async function readJson(
  response: Response,
  options: HttpJsonOptions,
  { operation }: HttpJsonRequest,
): Promise<unknown> {
  const nonsense = (what: string) =>
    new OutsideError(
      `${options.system} answered ${response.status} with ${what} when asked to ${operation}.`,
      'unknown',
      response.status,
    );
  const text = await readAtMost(response, options.maxBytes);
  if (text === null) throw nonsense(`more than ${options.maxBytes} bytes`);
  try {
    return JSON.parse(text);
  } catch {
    throw nonsense('something that is not JSON');
  }
}

/**
 * JSON over HTTP to a system we do not own: time limit, size limit, no redirects, nothing retried. 404 is an answer;
 * anything else that is not 2xx and JSON throws OutsideError.
 */
export function createHttpJson(
  options: HttpJsonOptions,
): (request: HttpJsonRequest) => Promise<HttpJsonAnswer> {
  if (!URL.canParse(options.baseUrl) || !/^https?:$/.test(new URL(options.baseUrl).protocol)) {
    throw new Error(`The base URL of ${options.system.toLowerCase()} must begin with https:// or http://.`);
  }
  return async (request) => {
    const { method, body, idempotencyKey, abortSignal } = request;
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const url = urlOf(options, request);
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: abortSignal ? AbortSignal.any([abortSignal, timeout]) : timeout,
        headers: {
          authorization: `Bearer ${options.token}`,
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (response.ok) {
        return { status: response.status, body: await readJson(response, options, request) };
      }
      await response.body?.cancel();
      if (response.status === 404) return { status: 404, body: undefined };
      throw ofStatus(response, options, request);
    } catch (error) {
      throw error instanceof OutsideError ? error : ofNetwork(error, options.system, request.operation);
    }
  };
}

import RequestClient from 'twilio/lib/base/RequestClient';

/** Twilio asked us to slow down (429): it did not do what was asked. */
export class ThrottledResponse extends Error {
  override readonly name = 'ThrottledResponse';

  constructor(
    /** From Retry-After, when the answer had one. */
    readonly retryAfterMs: number | null,
  ) {
    super('Twilio answered 429.');
  }
}

/** A redirect: Twilio's API sends none, so something else answered, and nobody knows what was done. */
export class RedirectedResponse extends Error {
  override readonly name = 'RedirectedResponse';

  constructor(readonly status: number) {
    super(`A redirect (${status}) came instead of an answer.`);
  }
}

const TWILIO_HOST = /^(?<product>[a-z0-9-]+)(\.[a-z0-9-]+)*\.twilio\.com$/;

/**
 * Where a Twilio address lies on a stand-in: `https://taskrouter.twilio.com/v1/…` is `<baseUrl>/taskrouter/v1/…`. Other
 * addresses, such as the stand-in's own links to next pages, stay as they are.
 */
export function onStandIn(uri: string, baseUrl: string): string {
  const { hostname, pathname, search } = new URL(uri);
  const product = TWILIO_HOST.exec(hostname)?.groups?.['product'];
  return product === undefined ? uri : `${baseUrl.replace(/\/+$/, '')}/${product}${pathname}${search}`;
}

function retryAfterMs(header: unknown): number | null {
  const seconds = typeof header === 'string' && header.trim() !== '' ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1_000) : null;
}

/**
 * Twilio's own HTTP client, with a limit on the whole request (theirs is one of silence), with an error that keeps
 * Retry-After, and with an optional stand-in for twilio.com. It never retries.
 */
export class TwilioRequestClient extends RequestClient {
  constructor(
    timeoutMs: number,
    private readonly baseUrl: string | null,
  ) {
    super({ timeout: timeoutMs, autoRetry: false });
    this.axios.interceptors.request.use((config) =>
      Object.assign(config, { signal: AbortSignal.timeout(timeoutMs) }),
    );
  }

  override async request<Data>(options: RequestClient.RequestOptions<Data>) {
    const uri = this.baseUrl === null ? options.uri : onStandIn(options.uri, this.baseUrl);
    const response = await super.request<Data>({ ...options, uri });
    const headers = response.headers as Record<string, unknown>;
    if (response.statusCode === 429) throw new ThrottledResponse(retryAfterMs(headers['retry-after']));
    if (response.statusCode >= 300 && response.statusCode < 400)
      throw new RedirectedResponse(response.statusCode);
    return response;
  }
}

import type { Emulator } from '../emulator';
import type { PageTrail } from './page-trail';
import type { Parameters } from './parameters';

/** A request for one operation, its parameters read. */
export interface ApiRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Parameters;
  readonly form: Parameters;
  /** The body where it was sent as JSON; undefined otherwise. */
  readonly json: unknown;
  /** The version that the caller writes against, or null. */
  readonly ifMatch: number | null;
  /** The caller wants what it does to be told by webhooks (Conversations' `X-Twilio-Webhook-Enabled`). */
  readonly wantsWebhooks: boolean;
  /** Scheme, host and port as the caller knows them. */
  readonly origin: string;
  /** The address of the API: origin, prefix and version. */
  readonly base: string;
  /** The requested path with its query. */
  readonly url: string;
  /** What lists of this API have shown. */
  readonly pages: PageTrail;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: object;
  /** Sent as ETag. */
  readonly version?: number;
  /** What was written, for the log of effects. */
  readonly sid?: string;
}

/** One operation of the API: where it is found, and what it does. */
export interface Operation {
  /** As the log of effects names it: `tasks.create`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Under the API's prefix: `/Workspaces/:workspaceSid`. */
  readonly path: string;
  /** Throws EngineError or TwilioError. */
  handle(emulator: Emulator, request: ApiRequest): ApiAnswer;
}

type Written = { readonly sid: string };

export const created = (body: object, { sid }: Written, version?: number): ApiAnswer => ({
  status: 201,
  body,
  sid,
  ...(version === undefined ? {} : { version }),
});

export const updated = (body: object, { sid }: Written, version?: number): ApiAnswer => ({
  ...created(body, { sid }, version),
  status: 200,
});

export const fetched = (body: object, version?: number): ApiAnswer => ({
  status: 200,
  body,
  ...(version === undefined ? {} : { version }),
});

export const deleted = (sid: string): ApiAnswer => ({ status: 204, sid });

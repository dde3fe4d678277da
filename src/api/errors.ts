import { STATUS_CODES } from 'node:http';
import { REFUSALS } from '../domain/failure-types';
import { CommandRefusedError, GatewayError } from '../gateway/port';
import { InvalidPageTokenError, RecordsUnavailableError } from '../records/port';
import type { Problem } from './contract/problem';
import { DeadlineError } from './deadline';
import { RequestError } from './request-error';

/** Seconds a client should wait before it asks again when Temporal or the database is away. */
const RETRY_AFTER = '5';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: RequestError['errors'];
  readonly headers?: Readonly<Record<string, string>>;
}

const unavailable = (detail: string, code = 'temporal_unavailable'): Refusal => ({
  status: 503,
  code,
  detail,
  headers: { 'Retry-After': RETRY_AFTER },
});

const badPageToken = (detail: string): Refusal => {
  const code = 'invalid_page_token';
  return { status: 400, code, detail, errors: [{ field: 'query/pageToken', code, message: detail }] };
};

function ofGateway(error: GatewayError): Refusal {
  const { code, message: detail } = error;
  switch (code) {
    case 'temporal_unavailable':
      return unavailable(detail);
    case 'no_answer_in_time':
      return { status: 504, code, detail };
    case 'interaction_not_found':
    case 'escalation_not_found':
    case 'override_not_found':
      return { status: 404, code, detail };
    case 'interaction_over':
      return { status: 409, code, detail };
    case 'idempotency_conflict':
      return { status: 422, code, detail };
    case 'too_many_commands':
      return { status: 429, code, detail, headers: { 'Retry-After': '1' } };
    case 'invalid_page_token':
      return badPageToken(detail);
  }
}

/** Refusals that are no conflict with the interaction's state (409). */
const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = {
  [REFUSALS.notOwner]: 403,
  [REFUSALS.roleRequired]: 403,
  [REFUSALS.notAsked]: 403,
  [REFUSALS.pageNotFound]: 404,
  [REFUSALS.invalidCommand]: 400,
  [REFUSALS.tooManyNotes]: 429,
  [REFUSALS.targetUnchecked]: 503,
  [REFUSALS.ladderUnread]: 503,
  [REFUSALS.tooManyOverrides]: 429,
};

/** What Express and its body parsers refuse, by the `type` they give it. */
const BY_PARSER: Readonly<Record<string, Refusal>> = {
  'entity.too.large': { status: 413, code: 'body_too_large', detail: 'The body is larger than 100 kB.' },
  'parameters.too.many': {
    status: 413,
    code: 'too_many_fields',
    detail: 'The form has more than 1,000 fields.',
  },
  'entity.parse.failed': { status: 400, code: 'malformed_json', detail: 'The body is not valid JSON.' },
  'encoding.unsupported': {
    status: 415,
    code: 'encoding_not_supported',
    detail: 'Send the body uncompressed.',
  },
  'charset.unsupported': { status: 415, code: 'charset_not_supported', detail: 'Send the body in UTF-8.' },
};

function ofExpress(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const { type, status } = error as { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? BY_PARSER[type] : undefined;
  if (known) return known;
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status, code: 'bad_request', detail: 'The request could not be read.' }
    : null;
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof RequestError) {
    const { status, code, errors, headers } = error;
    return { status, code, detail: error.message, errors, headers };
  }
  if (error instanceof GatewayError) return ofGateway(error);
  if (error instanceof RecordsUnavailableError) return unavailable(error.message, 'records_unavailable');
  if (error instanceof InvalidPageTokenError) return badPageToken(error.message);
  if (error instanceof DeadlineError) return unavailable('Temporal did not answer in time.');
  if (error instanceof CommandRefusedError) {
    const status = STATUS_OF_REFUSAL[error.type] ?? 409;
    const again = status === 503 ? { headers: { 'Retry-After': RETRY_AFTER } } : {};
    return { status, code: error.type, detail: error.message, ...again };
  }
  return ofExpress(error);
}

const unexpected: Refusal = {
  status: 500,
  code: 'internal_error',
  detail: 'Something went wrong on our side. Quote the request id when you report it.',
};

/**
 * The one place where an error becomes a status. `expected` is false for what is nobody's mistake but ours: it is
 * told without details, and must be reported.
 */
export function problemOf(
  error: unknown,
  requestId: string,
): { problem: Problem; headers: Readonly<Record<string, string>>; expected: boolean } {
  const refusal = refusalOf(error);
  const { status, code, detail, errors, headers } = refusal ?? unexpected;
  return {
    problem: {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      code,
      detail,
      requestId,
      ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
    },
    headers: headers ?? {},
    expected: refusal !== null,
  };
}

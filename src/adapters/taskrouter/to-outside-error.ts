import twilio from 'twilio';
import TwilioServiceException from 'twilio/lib/base/TwilioServiceException';
import { OutsideError } from '../outside-error';
import { RedirectedResponse, ThrottledResponse } from './twilio-request-client';

/** Codes of failures before anything was sent: no connection, no address. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Twilio's code for 429 (Twilio docs, error 20429). */
const TOO_MANY_REQUESTS = 20_429;

const refused = (operation: string, status: number, code: number) =>
  new OutsideError(`Twilio refused to ${operation}: HTTP ${status}, code ${code}.`, 'refused', status, code);

const unavailable = (
  operation: string,
  why: string,
  status: number | null,
  code: string | number | null,
  retryAfterMs: number | null,
) => new OutsideError(`Twilio did not ${operation}: ${why}.`, 'unavailable', status, code, retryAfterMs);

const unknown = (
  operation: string,
  why: string,
  status: number | null,
  code: number | null,
  options?: ErrorOptions,
) =>
  new OutsideError(
    `Nobody knows whether Twilio did ${operation}: ${why}.`,
    'unknown',
    status,
    code,
    null,
    options,
  );

/** An answer in Twilio's own form has a code; one without came from something in between, and proves nothing. */
function fromAnswer(status: number, code: number | undefined, operation: string): OutsideError {
  const isRefusal = status >= 400 && status < 500 && status !== 408;
  if (isRefusal && code !== undefined) return refused(operation, status, code);
  return unknown(operation, `HTTP ${status}`, status, code ?? null);
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/**
 * What the Twilio SDK threw, as one OutsideError. `operation` says what was asked, as in "create a routing task". Errors
 * of the SDK hold request bodies and credentials, so nothing of them goes along; only what is no error of an outside
 * system keeps its cause.
 */
export function toOutsideError(error: unknown, operation: string): OutsideError {
  if (error instanceof OutsideError) return error;
  if (error instanceof ThrottledResponse) {
    return unavailable(operation, 'HTTP 429', 429, TOO_MANY_REQUESTS, error.retryAfterMs);
  }
  if (error instanceof RedirectedResponse)
    return unknown(operation, `HTTP ${error.status}`, error.status, null);
  if (error instanceof twilio.RestException || error instanceof TwilioServiceException) {
    return fromAnswer(error.status, error.code, operation);
  }
  if (error instanceof SyntaxError) return unknown(operation, 'the answer was no JSON', null, null);
  const code = codeOf(error);
  if (code === null) return unknown(operation, 'it failed on our side', null, null, { cause: error });
  if (NEVER_SENT.includes(code)) {
    return unavailable(operation, code, null, code, null);
  }
  return unknown(operation, code, null, null);
}

/** Runs calls of the Twilio SDK; whatever they throw comes out as an OutsideError. */
export async function askTwilio<Answer>(operation: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw toOutsideError(error, operation);
  }
}

/** What TaskRouter does not know, or any more, is an answer, not an error. */
export async function orNull<T>(operation: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await askTwilio(operation, call);
  } catch (error) {
    if (error instanceof OutsideError && error.status === 404) return null;
    throw error;
  }
}

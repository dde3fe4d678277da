import type { JsonObject } from '../../domain/json';
import { ofNetwork, secondsToWait } from '../http-failures';
import { OutsideError } from '../outside-error';

/** A user of one Jira site, by an API token (Jira Cloud, "Basic auth for REST APIs"). */
export interface JiraAccess {
  /** Where `/rest/api/3` is: `https://<site>.atlassian.net`. */
  readonly url: string;
  readonly email: string;
  readonly token: string;
}

export interface JiraRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/rest/api/3/`. */
  readonly path: string;
  /** What was asked, for error texts: no key, no text of anybody's. */
  readonly operation: string;
  readonly body?: JsonObject;
  /** Whether it changes something: when its answer is lost, nobody knows whether it has. */
  readonly writes: boolean;
  readonly signal: AbortSignal;
}

/** Until when a failure that changed nothing is left alone, where Jira does not say. */
const PAUSE_MS = 30_000;
/** What Jira says of waiting is heeded within these: `Retry-After: 0` must not make a loop of it. */
const SHORTEST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30 * 60_000;
/**
 * "The delay might vary from a few seconds to minutes" until a new issue is found (Jira Cloud, "Search After Write with
 * Search And Reconcile"): before that nobody may conclude from a search that it was not created.
 */
export const SETTLING_MS = 5 * 60_000;

/**
 * Asks Jira for one thing; nothing is retried, redirects are not followed. Throws OutsideError, whose `retryAfterMs` says
 * from when it may be tried again: 429 after its `Retry-After` (Jira Cloud, "Rate limiting"), a write whose outcome nobody
 * knows once a search would find it. Other answers of 4xx are `refused`.
 */
export async function askJira(
  { url, email, token }: JiraAccess,
  { method, path, operation, body, writes, signal }: JiraRequest,
): Promise<unknown> {
  const headers = {
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  try {
    const response = await fetch(`${url}/rest/api/3/${path}`, {
      method,
      redirect: 'manual',
      signal,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return jsonOf(text, operation, writes);
    throw refusal(response, text, { operation, writes });
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    const { message, outcome, cause } = ofNetwork(error, 'Jira', operation);
    const failed = outcome === 'unknown' && !writes ? 'unavailable' : outcome;
    throw new OutsideError(message, failed, null, null, pauseAfter(failed), { cause });
  }
}

const pauseAfter = (outcome: OutsideError['outcome']): number | null => {
  if (outcome === 'refused') return null;
  return outcome === 'unknown' ? SETTLING_MS : PAUSE_MS;
};

/** 204 answers nothing. */
function jsonOf(text: string, operation: string, writes: boolean): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const outcome = writes ? 'unknown' : 'unavailable';
    const message = `Jira answered something else than JSON when asked to ${operation}.`;
    throw new OutsideError(message, outcome, null, null, pauseAfter(outcome));
  }
}

function refusal(
  { status, headers }: Response,
  text: string,
  { operation, writes }: Pick<JiraRequest, 'operation' | 'writes'>,
): OutsideError {
  const outcome = outcomeOf(status, writes);
  const reason = headers.get('ratelimit-reason');
  const code = reason !== null && /^[a-z-]{1,40}$/.test(reason) ? reason : null;
  const why = code === null ? fieldsIn(text) : ` (${code})`;
  const message = `Jira answered ${status}${why} when asked to ${operation}.`;
  const pause = pauseAsked(secondsToWait(headers.get('retry-after')), outcome);
  return new OutsideError(message, outcome, status, code, pause);
}

/** As long as it asks, within bounds; what may have been done waits until it can be seen. */
function pauseAsked(asked: number | null, outcome: OutsideError['outcome']): number | null {
  const pause = pauseAfter(outcome);
  if (asked === null || pause === null) return pause;
  const least = outcome === 'unknown' ? pause : SHORTEST_WAIT_MS;
  return Math.max(least, Math.min(asked, LONGEST_WAIT_MS));
}

function outcomeOf(status: number, writes: boolean): OutsideError['outcome'] {
  if (status === 429) return 'unavailable';
  if (status >= 500 || status === 408) return writes ? 'unknown' : 'unavailable';
  return 'refused';
}

/** Which fields it would not have, without what was in them (Jira Cloud REST API v3, "Status codes": ErrorCollection). */
function fieldsIn(text: string): string {
  try {
    const { errors } = JSON.parse(text) as { errors?: unknown };
    const names = typeof errors === 'object' && errors !== null ? Object.keys(errors) : [];
    const known = names.filter((name) => /^[A-Za-z0-9_-]{1,40}$/.test(name)).slice(0, 10);
    return known.length === 0 ? '' : ` (${known.join(', ')})`;
  } catch {
    return '';
  }
}

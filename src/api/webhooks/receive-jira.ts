import express, { type Request, type Response } from 'express';
import { RequestError } from '../request-error';
import { run } from '../run-middleware';
import { verifyJira } from './jira-signature';

/** Jira sends no larger ones (Jira Cloud, "Webhooks", "Known issues": 25 MB); none of ours comes near this. */
const readRaw = express.raw({ type: () => true, limit: '1mb', inflate: false });

/**
 * Jira tries six times, at most 15 minutes apart, and brings a "secondary" webhook up to 15 minutes late ("Webhooks",
 * "Retry policy" and "Webhook delivery"). What is older was kept by somebody.
 */
const OLDEST_MS = 2 * 3_600_000;
const NEWEST_MS = 5 * 60_000;

const EXPLAIN = {
  signature_missing: 'The header X-Hub-Signature is missing.',
  signature_invalid: 'X-Hub-Signature does not match. Check THROUGHLINE_JIRA_SECRETS against the webhook.',
  signature_stale: 'The event is not of the last two hours.',
};

/**
 * Reads a webhook and makes sure that Jira sent it, and not long ago. Answers the JSON, or undefined for none. Throws
 * RequestError 403 `signature_missing`, `signature_invalid` or `signature_stale`, or what the body parser refuses.
 */
export async function receiveJira(
  request: Request,
  response: Response,
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: number },
): Promise<unknown> {
  const header = request.get('X-Hub-Signature');
  if (!header) throw new RequestError('signature_missing', 403, EXPLAIN.signature_missing);
  await run(readRaw, request, response);
  const raw: unknown = request.body;
  const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
  const verdict = verifyJira(body, header, secrets);
  if (verdict !== 'valid') throw new RequestError(verdict, 403, EXPLAIN[verdict]);
  const event = jsonOf(body);
  const { timestamp } = (event ?? {}) as { timestamp?: unknown };
  const age = typeof timestamp === 'number' ? now - timestamp : Infinity;
  if (age > OLDEST_MS || age < -NEWEST_MS) {
    throw new RequestError('signature_stale', 403, EXPLAIN.signature_stale);
  }
  return event;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

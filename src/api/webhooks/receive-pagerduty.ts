import express, { type Request, type Response } from 'express';
import { RequestError } from '../request-error';
import { run } from '../run-middleware';
import { verifyPagerDuty } from './pagerduty-signature';

/** PagerDuty drops what is larger (Webhooks, Behavior, "Size Limit"). */
const readRaw = express.raw({ type: () => true, limit: '256kb', inflate: false });

const EXPLAIN = {
  signature_missing: 'The header X-PagerDuty-Signature is missing.',
  signature_invalid:
    'X-PagerDuty-Signature does not match. Check THROUGHLINE_PAGERDUTY_SECRETS against the webhook subscription.',
};

/**
 * Reads a webhook and makes sure that PagerDuty sent it. Answers the JSON, or undefined for none. Throws RequestError
 * 403 `signature_missing` or `signature_invalid`, or what the body parser refuses.
 */
export async function receivePagerDuty(
  request: Request,
  response: Response,
  secrets: readonly string[],
): Promise<unknown> {
  const header = request.get('X-PagerDuty-Signature');
  if (!header) throw new RequestError('signature_missing', 403, EXPLAIN.signature_missing);
  await run(readRaw, request, response);
  const raw: unknown = request.body;
  const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
  const verdict = verifyPagerDuty(body, header, secrets);
  if (verdict !== 'valid') throw new RequestError(verdict, 403, EXPLAIN[verdict]);
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

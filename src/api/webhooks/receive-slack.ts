import express, { type Request, type Response } from 'express';
import { RequestError } from '../request-error';
import { run } from '../run-middleware';
import { verifySlack } from './slack-signature';

const readRaw = express.raw({ type: () => true, limit: '100kb', inflate: false });

const EXPLAIN = {
  signature_missing: 'The headers X-Slack-Signature and X-Slack-Request-Timestamp are needed.',
  signature_invalid:
    'X-Slack-Signature does not match. Check THROUGHLINE_SLACK_SIGNING_SECRETS against the app.',
  signature_stale: 'The request is not of the last five minutes.',
};

/**
 * Reads a request about a user's interaction and makes sure that Slack sent it just now. Answers the payload's JSON, or
 * undefined for none. Throws RequestError 403 `signature_missing`, `signature_invalid` or `signature_stale`, or what the
 * body parser refuses.
 */
export async function receiveSlack(
  request: Request,
  response: Response,
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: number },
): Promise<unknown> {
  const signature = request.get('X-Slack-Signature');
  const timestamp = request.get('X-Slack-Request-Timestamp');
  if (!signature || !timestamp) throw new RequestError('signature_missing', 403, EXPLAIN.signature_missing);
  await run(readRaw, request, response);
  const raw: unknown = request.body;
  const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
  const verdict = verifySlack({ body, signature, timestamp }, secrets, now);
  if (verdict !== 'valid') throw new RequestError(verdict, 403, EXPLAIN[verdict]);
  try {
    return JSON.parse(new URLSearchParams(body.toString('utf8')).get('payload') ?? '') as unknown;
  } catch {
    return undefined;
  }
}

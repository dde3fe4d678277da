import express, { type Request, type Response } from 'express';
import { RequestError } from '../request-error';
import { requestIdOf } from '../request-id';
import { run } from '../run-middleware';
import { verifySignature, type SignatureKeys, type SignedRequest, type TwilioForm } from './twilio-signature';
import type { Webhook } from './webhook';

const FORM = 'application/x-www-form-urlencoded';

const parseForm = express.urlencoded({
  extended: false,
  limit: '100kb',
  parameterLimit: 1_000,
  inflate: false,
});
/** JSON is kept as raw bytes: its signature is over them. */
const readRaw = express.raw({ type: (request) => !isForm(request), limit: '100kb', inflate: false });

function isForm(request: { headers: Request['headers'] }): boolean {
  const type = request.headers['content-type'];
  return type === undefined || type.split(';')[0]?.trim().toLowerCase() === FORM;
}

const EXPLAIN = {
  signature_missing: 'The header X-Twilio-Signature is missing.',
  signature_invalid:
    'X-Twilio-Signature does not match. Check the auth token and that the public URL is the one Twilio calls.',
};

async function bodyOf(request: Request, response: Response): Promise<SignedRequest['body']> {
  await run(parseForm, request, response);
  await run(readRaw, request, response);
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return { raw: body };
  return { form: (body ?? {}) as TwilioForm };
}

const withoutBlanks = (form: TwilioForm): TwilioForm =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));

/**
 * Reads a webhook and makes sure that Twilio sent it and means this account. Size limits strike before the signature
 * can be checked. Throws RequestError 403 `signature_missing`, `signature_invalid` or `foreign_account`, or what the
 * body parsers refuse.
 */
export async function receive(
  request: Request,
  response: Response,
  keys: SignatureKeys & { readonly accountSid: string },
): Promise<Webhook> {
  const signature = request.get('X-Twilio-Signature');
  if (!signature) throw new RequestError('signature_missing', 403, EXPLAIN.signature_missing);
  const target = request.originalUrl;
  const body = await bodyOf(request, response);
  const verdict = verifySignature({ signature, target, body }, keys);
  if (verdict !== 'valid') throw new RequestError(verdict, 403, EXPLAIN[verdict]);
  const form = 'form' in body ? withoutBlanks(body.form) : {};
  if (form['AccountSid'] !== undefined && form['AccountSid'] !== keys.accountSid) {
    throw new RequestError('foreign_account', 403, 'The webhook is of another Twilio account.');
  }
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  return { form, searchParams: new URLSearchParams(query), requestId: requestIdOf(response) };
}

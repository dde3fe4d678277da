import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks';
import { onPublicUrl } from '../public-url';

/** A form as Twilio's signature sees it: decoded once, repeated names as lists, blank values kept. */
export type TwilioForm = Readonly<Record<string, string | readonly string[]>>;

/** What a signature is checked against; nothing of it comes from Host or X-Forwarded-* headers. */
export interface SignedRequest {
  /** X-Twilio-Signature, or undefined when it was not sent. */
  readonly signature: string | undefined;
  /** The request target as it came in: path and query, not decoded, not rebuilt. */
  readonly target: string;
  /** A form; or the raw bytes of any other body, whose sha256 the query must carry. */
  readonly body: { readonly form: TwilioForm } | { readonly raw: Buffer };
}

export interface SignatureKeys {
  readonly publicUrl: string;
  /** The primary auth token first. Twilio signs with the primary one until the secondary one is promoted. */
  readonly authTokens: readonly string[];
}

export type SignatureVerdict = 'valid' | 'signature_missing' | 'signature_invalid';

/** A body has a hash in the query exactly when it is no form, and exactly one (Twilio, "Webhooks security"). */
function hashSuitsBody(target: string, body: SignedRequest['body']): boolean {
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  const hashes = new URLSearchParams(query).getAll('bodySHA256');
  return 'raw' in body ? hashes.length === 1 : hashes.length === 0;
}

function matches(token: string, signature: string, url: string, body: SignedRequest['body']): boolean {
  return 'raw' in body
    ? validateRequestWithBody(token, signature, url, body.raw.toString('utf8'))
    : validateRequest(token, signature, url, body.form);
}

/**
 * Whether Twilio sent this request. Twilio's own SDK compares, in constant time, with the URL as configured, with the
 * standard port added and with the port removed. A true signature says nothing of freshness or of where one field
 * ends and the next begins: whoever reads the form must be strict and know repeats.
 */
export function verifySignature(request: SignedRequest, keys: SignatureKeys): SignatureVerdict {
  const { signature, target, body } = request;
  if (signature === undefined || signature === '') return 'signature_missing';
  if (!target.startsWith('/') || !hashSuitsBody(target, body)) return 'signature_invalid';
  const url = onPublicUrl(keys.publicUrl, target);
  try {
    return keys.authTokens.some((token) => matches(token, signature, url, body))
      ? 'valid'
      : 'signature_invalid';
  } catch {
    return 'signature_invalid';
  }
}

/** Throws when webhooks could never be checked, so that a faulty configuration stops at the start. */
export function checkSignatureKeys({ publicUrl, authTokens }: SignatureKeys): void {
  if (authTokens.length === 0 || authTokens.some((token) => token.trim() === '')) {
    throw new Error('No Twilio auth token is configured: webhooks could not be checked.');
  }
  if (!/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : '')) {
    throw new Error('The public URL must be absolute, beginning with https:// or http://.');
  }
}

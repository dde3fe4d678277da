import { createHmac } from 'node:crypto';

/** Form fields; a list for a repeated name. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

const withoutFragment = (url: string): string => url.split('#', 1)[0]!;

const inByteOrder = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

const signedValue = (name: string, value: string | readonly string[]): string =>
  typeof value === 'string'
    ? name + value
    : [...new Set(value)]
        .sort(inByteOrder)
        .map((one) => name + one)
        .join('');

/**
 * X-Twilio-Signature of a form request (twilio.com/docs/usage/webhooks/webhooks-security): base64 of the HMAC-SHA1,
 * under the auth token, of the URL without its fragment followed by each parameter's name and decoded value, in order
 * of the names; of a repeated name, each distinct value once, in order.
 */
export function signForm(authToken: string, url: string, form: Form): string {
  const names = Object.keys(form).sort(inByteOrder);
  const signed = withoutFragment(url) + names.map((name) => signedValue(name, form[name]!)).join('');
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

/** The body that `signForm` signs. */
export function encodeForm(form: Form): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  }
  return body.toString();
}

import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { ACCOUNT } from './account';
import type { Floor } from './floor';

/** A form as Twilio posts it. */
export async function signedPost(
  { publicUrl }: Floor,
  path: string,
  form: Record<string, string>,
  token = ACCOUNT.authToken,
): Promise<{ status: number; text: string }> {
  const url = `${publicUrl}${path}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': getExpectedTwilioSignature(token, url, form) },
    body: new URLSearchParams(form),
  });
  return { status: response.status, text: await response.text() };
}

import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether an Authorization header carries the account's SID and auth token. */
export function isAuthorized(
  header: string | undefined,
  account: { readonly sid: string; readonly authToken: string },
): boolean {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return false;
  const given = Buffer.from(encoded, 'base64').toString();
  return timingSafeEqual(digest(given), digest(`${account.sid}:${account.authToken}`));
}

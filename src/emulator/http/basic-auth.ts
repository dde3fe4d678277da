import { timingSafeEqual } from 'node:crypto';

/** Tells whether an Authorization header carries the account's SID and auth token. */
export function authorization(account: {
  readonly sid: string;
  readonly authToken: string;
}): (header: string | undefined) => boolean {
  const wanted = Buffer.from(`${account.sid}:${account.authToken}`);
  return (header) => {
    const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
    if (encoded === undefined) return false;
    const given = Buffer.from(encoded, 'base64');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';

export type PagerDutyVerdict = 'valid' | 'signature_missing' | 'signature_invalid';

const V1 = /^v1=([0-9a-f]{64})$/;

/**
 * Whether PagerDuty sent these bytes: a signature for each secret of the subscription, `v1=` and the hex HMAC-SHA256 of
 * the body, separated by commas; one that fits is enough (PagerDuty, Webhooks, "Verifying Signatures"). All are compared,
 * each in constant time. A true signature says nothing of freshness: whoever reads the event must know repeats.
 */
export function verifyPagerDuty(
  body: Buffer,
  header: string | undefined,
  secrets: readonly string[],
): PagerDutyVerdict {
  if (header === undefined || header === '') return 'signature_missing';
  const given = header.split(',').flatMap((part) => {
    const hex = V1.exec(part.trim())?.[1];
    return hex === undefined ? [] : [Buffer.from(hex, 'hex')];
  });
  const expected = secrets.map((secret) => createHmac('sha256', secret).update(body).digest());
  const matches = expected.flatMap((own) => given.filter((theirs) => timingSafeEqual(own, theirs)));
  return matches.length > 0 ? 'valid' : 'signature_invalid';
}

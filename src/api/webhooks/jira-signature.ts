import { createHmac, timingSafeEqual } from 'node:crypto';

export type JiraVerdict = 'valid' | 'signature_missing' | 'signature_invalid';

const SHA256 = /^sha256=([0-9a-f]{64})$/;

/**
 * Whether Jira sent these bytes: `sha256=` and the hex HMAC of the body by the webhook's secret (Jira Cloud, "Webhooks",
 * "Secure admin webhooks"; WebSub, "Signature validation"). All secrets are compared, each in constant time. When it was
 * sent stands in the body, under the signature; the header X-Atlassian-Webhook-Identifier does not.
 */
export function verifyJira(
  body: Buffer,
  header: string | undefined,
  secrets: readonly string[],
): JiraVerdict {
  if (header === undefined || header === '') return 'signature_missing';
  const hex = SHA256.exec(header.trim())?.[1];
  if (hex === undefined) return 'signature_invalid';
  const given = Buffer.from(hex, 'hex');
  const matches = secrets.filter((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given),
  );
  return matches.length > 0 ? 'valid' : 'signature_invalid';
}

import { createHmac, timingSafeEqual } from 'node:crypto';

export type SlackVerdict = 'valid' | 'signature_missing' | 'signature_invalid' | 'signature_stale';

export interface SlackSigned {
  readonly body: Buffer;
  /** X-Slack-Signature. */
  readonly signature: string | undefined;
  /** X-Slack-Request-Timestamp, in seconds. */
  readonly timestamp: string | undefined;
}

/** Older or newer than this is no request of now (Slack, "Verifying requests from Slack"). */
const WINDOW_MS = 5 * 60_000;

const V0 = /^v0=([0-9a-f]{64})$/;

/**
 * Whether Slack sent these bytes a moment ago: `v0=` and the hex HMAC-SHA256 of `v0:<timestamp>:<body>` by the app's
 * signing secret (Slack, "Verifying requests from Slack"). All secrets are compared, each in constant time.
 */
export function verifySlack(
  { body, signature, timestamp }: SlackSigned,
  secrets: readonly string[],
  now: number,
): SlackVerdict {
  if (!signature || !timestamp) return 'signature_missing';
  const hex = V0.exec(signature)?.[1];
  if (hex === undefined || !/^\d{1,10}$/.test(timestamp)) return 'signature_invalid';
  const given = Buffer.from(hex, 'hex');
  const matches = secrets.filter((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest(), given),
  );
  if (matches.length === 0) return 'signature_invalid';
  return Math.abs(now - Number(timestamp) * 1_000) > WINDOW_MS ? 'signature_stale' : 'valid';
}

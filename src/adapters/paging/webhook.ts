import { ofNetwork, secondsToWait } from '../http-failures';
import { OutsideError } from '../outside-error';
import type { PagingPort } from './port';
import { signedHeaders } from './signature';

/** Where a channel leads. The secrets sign; the first is the current one. */
export interface WebhookChannel {
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secrets: readonly string[];
}

export interface WebhooksOptions {
  readonly channels: ReadonlyMap<string, WebhookChannel>;
  /** Milliseconds since the epoch: each attempt is signed with its own. */
  readonly now: () => number;
  /** 15 s unless told, the least that Standard Webhooks recommends: a receiver that hangs is cut off. */
  readonly timeoutMs?: number;
}

const SYSTEM = 'The receiver';

/** What it says of waiting is heeded up to here: the whole delivery is given up after some hours. */
const LONGEST_WAIT_MS = 30 * 60_000;

/** Sends signed webhooks (standardwebhooks.com). Nothing is retried here, redirects are not followed. */
export const createWebhooks = ({ channels, now, timeoutMs = 15_000 }: WebhooksOptions): PagingPort => ({
  async send(channel, { id, body: message }) {
    const operation = `take a message on the channel ${channel}`;
    const target = channels.get(channel);
    if (target === undefined) {
      throw new OutsideError(`There is no channel "${channel}" in this worker's settings.`, 'refused', null);
    }
    const body = JSON.stringify(message);
    const headers = signedHeaders({ id, at: now(), body }, target.secrets);
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      await response.body?.cancel();
      if (!response.ok) throw ofStatus(response, operation);
    } catch (error) {
      throw error instanceof OutsideError ? error : ofNetwork(error, SYSTEM, operation);
    }
  },
});

/** 410 means that nobody is there any more; any other refusal may be mended at the receiver's (Standard Webhooks). */
function ofStatus({ status, headers }: Response, operation: string): OutsideError {
  const outcome = status === 410 ? 'refused' : status >= 500 || status === 408 ? 'unknown' : 'unavailable';
  const asked = secondsToWait(headers.get('retry-after'));
  const wait = asked === null ? null : Math.min(asked, LONGEST_WAIT_MS);
  const message = `${SYSTEM} answered ${status} when asked to ${operation}.`;
  return new OutsideError(message, outcome, status, null, wait);
}

import { OutsideError } from '../outside-error';
import type { PagingPort } from './port';
import { post } from './post';
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

/** Sends signed webhooks (standardwebhooks.com). Nothing is retried here, redirects are not followed. */
export const createWebhooks = ({ channels, now, timeoutMs = 15_000 }: WebhooksOptions): PagingPort => ({
  async send(channel, { id, body: message }) {
    const target = channels.get(channel);
    if (target === undefined) {
      throw new OutsideError(`There is no channel "${channel}" in this worker's settings.`, 'refused', null);
    }
    const body = JSON.stringify(message);
    await post({
      system: 'The receiver',
      operation: `take a message on the channel ${channel}`,
      url: target.url,
      headers: signedHeaders({ id, at: now(), body }, target.secrets),
      body,
      timeoutMs,
      outcomeOf,
    });
    return { ref: null };
  },
  tell: () => Promise.resolve(),
});

/** 410 means that nobody is there any more; any other refusal may be mended at the receiver's (Standard Webhooks). */
const outcomeOf = (status: number): OutsideError['outcome'] => {
  if (status === 410) return 'refused';
  return status >= 500 || status === 408 ? 'unknown' : 'unavailable';
};

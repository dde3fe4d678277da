import type { Delivery } from '../../gateway/port';
import type { ApiDeps, Deadlines } from '../deps';
import type { WebhookOutcome } from '../events';
import type { Keeping, Undelivered } from './deliver';
import type { TwilioForm } from './twilio-signature';

/** One signed webhook of this account. */
export interface Webhook {
  /** Blank values are left out: Twilio sends some fields empty that it means as absent. */
  readonly form: TwilioForm;
  readonly searchParams: URLSearchParams;
  readonly requestId: string;
}

export interface WebhookReply {
  readonly status: 200 | 204 | 503;
  readonly outcome: WebhookOutcome;
  readonly body?: {
    readonly type: 'text/xml; charset=utf-8' | 'application/json';
    readonly text: string;
  };
  readonly eventType?: string;
  readonly sids?: readonly string[];
}

export type WebhookHandler = (webhook: Webhook) => Promise<WebhookReply>;

/** What webhooks need of the API's dependencies. */
export interface WebhookDeps extends Pick<
  ApiDeps,
  | 'gateway'
  | 'policy'
  | 'twilio'
  | 'pagerDutySecrets'
  | 'slack'
  | 'jira'
  | 'publicUrl'
  | 'now'
  | 'events'
  | 'records'
> {
  readonly deadlines: Deadlines;
}

/** 204 for every delivery: the news is durable. */
export const taken = (outcome: Delivery | 'ignored' | Undelivered): WebhookReply => ({
  status: outcome === 'unavailable' || outcome === 'not_kept' ? 503 : 204,
  outcome,
});

export const keepingOf = ({ records, deadlines }: WebhookDeps): Keeping => ({
  inbox: records.inbox,
  ms: deadlines.webhookMs,
});

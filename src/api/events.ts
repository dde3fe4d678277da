import type { Delivery } from '../gateway/port';

export type WebhookName =
  | 'taskrouter_event'
  | 'taskrouter_assignment'
  | 'voice'
  | 'voice_queue_result'
  | 'voice_status'
  | 'voice_recording'
  | 'conversations'
  | 'studio'
  | 'pagerduty'
  | 'slack'
  | 'jira';

/** How a webhook ended: a delivery of its news, or why there was none. */
export type WebhookOutcome =
  | Delivery
  /** Nothing was asked of us, or it was answered at once. */
  | 'answered'
  /** A type of event or status that moves no interaction: the inbox has it. */
  | 'ignored'
  /** The call was enqueued, or the conversation handed to Flex, by its interaction's plan. */
  | 'planned'
  /** The same without a plan, because Temporal did not answer in time. */
  | 'enqueued_without_plan'
  /** Temporal did not take the news. */
  | 'unavailable'
  /** The news moves no interaction, and the records database did not take it. */
  | 'not_kept'
  | 'no_policy'
  | 'signature_missing'
  | 'signature_invalid'
  | 'signature_stale'
  | 'too_large'
  | 'malformed'
  | 'foreign_account'
  | 'foreign_workspace'
  | 'error';

/** One webhook, finished. Holds no personal data and no value from an unsigned body. */
export interface WebhookReport {
  readonly webhook: WebhookName;
  readonly outcome: WebhookOutcome;
  readonly status: number;
  /** The sender's event type, when it is one we know. */
  readonly eventType: string | null;
  /** Twilio's SIDs, from a signed body only. */
  readonly sids: readonly string[];
  readonly requestId: string;
  readonly durationMs: number;
}

/** One call of the `/v1` API, finished; refused ones, too. */
export interface RequestReport {
  readonly operation: string;
  readonly status: number;
  /** The problem's code, or null when there was none. */
  readonly code: string | null;
  /** The name of the token that was used, or null when none was accepted. */
  readonly principal: string | null;
  readonly requestId: string;
  readonly durationMs: number;
}

/** What the API tells whoever observes it. The callbacks must not throw. */
export interface ApiEvents {
  readonly onWebhook: (report: WebhookReport) => void;
  readonly onRequest: (report: RequestReport) => void;
  /** Something failed that should not: the caller sees the request id only. */
  readonly onError: (error: unknown, requestId: string) => void;
}

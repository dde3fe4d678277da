import type { RingClass } from '../domain/channel';
import type { AnswerRight } from '../domain/escalation/answer-right';
import type { RoutingPlanSid } from '../domain/ids';
import type { Instant } from '../domain/json';
import type { InteractionGateway } from '../gateway/port';
import type { OverrideGateway } from '../gateway/overrides/port';
import type { ReleaseControl } from '../gateway/release/port';
import type { UpkeepGateway } from '../gateway/upkeep-port';
import type { PacedQueue } from '../policy';
import type { AuditLog, EventInbox, FindingLog, ReleaseLog, Watermarks } from '../records/port';
import type { ApiToken } from './authenticate';
import type { ApiEvents } from './events';

/** What the API needs to know of the routing policy in force. */
export interface PublishedPolicyView {
  readonly version: string;
  readonly routingPlans: Readonly<Record<RingClass, RoutingPlanSid>>;
  /** The names that the policy's attribute schema declares. */
  readonly attributeNames: readonly string[];
  readonly queueNames: readonly string[];
  /** The queues that let in by and by who was held for their opening, as they are at an instant. */
  readonly pacedQueues: (at: Instant) => readonly PacedQueue[];
}

/** Whose webhooks these are, and the keys that sign them. */
export interface TwilioIdentity {
  readonly accountSid: string;
  /** The primary auth token, then the secondary one while tokens are rotated. Never empty. */
  readonly authTokens: readonly string[];
  /** When given, events of the account's other TaskRouter workspaces are refused. */
  readonly workspaceSid?: string;
}

/** What the API needs of the records database. */
export interface ApiRecords {
  readonly inbox: Pick<EventInbox, 'store' | 'note' | 'foundInLog'>;
  readonly audit: AuditLog;
  readonly watermarks: Pick<Watermarks, 'read'>;
  readonly findings: Pick<FindingLog, 'open' | 'repairs'>;
  readonly releases: Pick<ReleaseLog, 'count'>;
  /** Whether the database answers. Never rejects. */
  reachable(): Promise<boolean>;
}

/** How long the API waits for others, in milliseconds. */
export interface Deadlines {
  /** For Temporal and the inbox together, inside a webhook. Twilio itself waits 15 s, so an answer always gets out. */
  readonly webhookMs: number;
  /** For the routing policy, inside a webhook and in `/readyz`. */
  readonly policyMs: number;
  /** For Temporal and for the records, in `/readyz`. */
  readonly readinessMs: number;
  /** For the audit log, before and after a command; a command is never refused for it. */
  readonly auditMs: number;
}

export const DEADLINES: Deadlines = { webhookMs: 3_000, policyMs: 1_000, readinessMs: 2_000, auditMs: 500 };

export interface SlackDeps {
  readonly signingSecrets: readonly string[];
  /** Tells the one who pressed a button something, at the address that Slack gave for it. */
  readonly reply: (responseUrl: string, text: string) => Promise<void>;
}

export interface AnswerLinksDeps {
  /** Also when the right is over; null: not signed by us. */
  readonly read: (token: string) => AnswerRight | null;
}

export interface JiraDeps {
  /** With what Jira signs its webhooks. */
  readonly secrets: readonly string[];
  /** Of the users whose API tokens the channels have: what they do there is ours. */
  readonly accountIds: readonly string[];
}

/** All that the API needs from outside; bin wires it. */
export interface ApiDeps {
  readonly gateway: InteractionGateway;
  readonly overrides: OverrideGateway;
  readonly upkeep: Pick<UpkeepGateway, 'schedule'>;
  readonly releases: ReleaseControl;
  readonly records: ApiRecords;
  /** Rejects while no policy is published. */
  readonly policy: () => Promise<PublishedPolicyView>;
  readonly tokens: readonly ApiToken[];
  readonly twilio: TwilioIdentity;
  /** With what PagerDuty signs its webhooks; none: they are refused. */
  readonly pagerDutySecrets?: readonly string[];
  /** None: Slack's requests are refused. */
  readonly slack?: SlackDeps;
  /** Reads the token of an answer link; none: there are no such links. */
  readonly answerLinks?: AnswerLinksDeps | null;
  /** None: Jira's webhooks are refused. */
  readonly jira?: JiraDeps;
  /**
   * Where Twilio reaches this API, e.g. `https://support.example.com` or `https://example.com/throughline` behind a
   * proxy that strips the prefix. Signatures are checked against it, so nothing a request says can change it.
   */
  readonly publicUrl: string;
  readonly events: ApiEvents;
  /** The text of `/metrics`, in the Prometheus exposition format. */
  readonly metrics: () => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly deadlines?: Partial<Deadlines>;
}

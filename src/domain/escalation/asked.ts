import type { Actor } from '../actor';
import type { Instant } from '../json';
import type { ChannelKind } from './channel-kind';
import type { PageWait } from './trying-again';

/** `open`: somebody is being asked. `unanswered`: nobody has acknowledged, and it went to whom the ladder names for that. */
export const ESCALATION_STATUSES = ['open', 'acknowledged', 'resolved', 'unanswered'] as const;
export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

/** Where on the ladder: `level` null is its end, where nobody has acknowledged. */
export interface Place {
  /** How often the ladder is climbed, counted from 1. */
  readonly round: number;
  readonly level: number | null;
}

/** `channel`: a paging service, which calls people by rules of its own. */
export const TARGET_KINDS = ['person', 'webhook', 'channel'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Somebody in particular, as a level found them when it was opened. */
export interface ResolvedTarget {
  readonly kind: TargetKind;
  /** The person's name, or the channel's. */
  readonly name: string;
  readonly channel: string;
  /** Missing in the state of an older worker, which knew webhooks only. */
  readonly channelKind?: ChannelKind;
  readonly agentSid: string | null;
  /** Their user in Slack, `U…`. */
  readonly slackId?: string | null;
  readonly text: string;
}

/**
 * `unknown`: whether it was delivered nobody knows, and it is not sent again. `failed`: it was not, for good.
 * `withdrawn`: it need not be any more.
 */
export const PAGE_STATUSES = ['due', 'sending', 'sent', 'unknown', 'failed', 'withdrawn'] as const;
export type PageStatus = (typeof PAGE_STATUSES)[number];

export interface AskedTarget extends ResolvedTarget {
  /** Of the message: the same for every attempt to deliver it. */
  readonly pageId: string;
  readonly page: PageStatus;
  /** What the channel keeps it under; none: it keeps nothing. */
  readonly alert?: string | null;
  /** Set once it was not taken, and is to be sent again. */
  readonly wait?: PageWait;
  readonly acknowledgedAt: Instant | null;
  /** Set once they have said that they do not have it, or will not. */
  readonly handedBackAt?: Instant;
  /** What they were told last of what became of it (receivers.ts). */
  readonly heard?: string;
}

export interface AskedLevel {
  readonly place: Place;
  readonly at: Instant;
  /** Null at the ladder's end. */
  readonly acknowledgeBy: Instant | null;
  readonly acknowledge: 'any' | 'all';
  readonly targets: readonly AskedTarget[];
  /** Whoever had it has handed it back: nobody here is waited for. */
  readonly isHandedBack?: true;
}

/** Whose it is. There is one at every moment, from the first to the last. */
export interface Owner {
  readonly kind: TargetKind | Actor['kind'];
  readonly name: string | null;
  readonly since: Instant;
  /** Stable: `escalated`, `asked`, `acknowledged`, `handed_back`, `unanswered`. */
  readonly because: string;
}

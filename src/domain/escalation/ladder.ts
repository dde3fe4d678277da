import type { JsonObject } from '../json';
import { isTracker, type ChannelKind } from './channel-kind';
import type { MessageLimit } from './message-turns';

/*
 * A ladder as the policy had it when an escalation began. A snapshot: whatever the policy says later, whom this
 * escalation asks, and for how long, stays as it was promised. Plain JSON.
 */

/** When somebody is not there. Only activities read it: it takes a zone's clock. */
export interface Absence {
  readonly zone: string;
  /** Dates of that zone, `2026-12-24`, both ends among them. */
  readonly dates: readonly { readonly from: string; readonly to: string }[];
  /** They are there in its open hours only; null: at any hour. */
  readonly calendar: JsonObject | null;
}

/** Somebody outside the queues who can be asked. */
export interface Person {
  readonly name: string;
  /** The notification channel that reaches them. */
  readonly channel: string;
  /** Missing in a snapshot of an older worker, which knew webhooks only. */
  readonly channelKind?: ChannelKind;
  /** Their TaskRouter worker: the agent's token with which they may answer by themselves; null: somebody answers for them. */
  readonly agentSid: string | null;
  /** Their user in Slack, `U…`: where they get messages there, and by whom they answer. */
  readonly slackId?: string | null;
  /** What they read; null: the first language of each text. */
  readonly language: string | null;
  /** Missing: they are always there. */
  readonly absence?: Absence;
  /** Who is asked while they are absent; missing: nobody. Covers never lead back. */
  readonly cover?: Person;
  /** Their id or e-mail address in the CRM. */
  readonly crm?: string;
}

/** People who are asked together. */
export interface Team {
  readonly name: string;
  readonly people: readonly Person[];
}

/** People who take turns. Only activities read who is on call: it takes a zone's clock. */
export interface Rotation {
  readonly name: string;
  readonly people: readonly Person[];
  readonly zone: string;
  /** The date on which the first of them begins, `2026-11-02`. */
  readonly from: string;
  /** When they hand over, in minutes since the day's midnight. */
  readonly atMinute: number;
  readonly everyDays: number;
}

export type LadderTarget =
  | { readonly kind: 'webhook'; readonly channel: string }
  | { readonly kind: 'channel'; readonly channel: string; readonly channelKind: ChannelKind }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'rotation'; readonly rotation: Rotation }
  | { readonly kind: 'team'; readonly team: Team }
  /** Whoever of these has the customer in the CRM; else the other target. */
  | { readonly kind: 'crm_owner'; readonly people: readonly Person[]; readonly otherwise: LadderTarget };

/** A text per language, in the policy's order; never empty. */
export type Texts = Readonly<Record<string, string>>;

export interface LadderLevel {
  /** All of them are asked at once. None: the level is passed over. */
  readonly targets: readonly LadderTarget[];
  /** Whether one acknowledgement is enough. */
  readonly acknowledge: 'any' | 'all';
  readonly acknowledgeWithinMs: number;
  /** In whose open hours the time counts, as the policy's calendars write it; null: all time. Only activities read it. */
  readonly calendar: JsonObject | null;
  readonly texts: Texts;
  /** What is said instead by a notification channel of this name. Missing in an older snapshot: nothing else. */
  readonly channelTexts?: Readonly<Record<string, Texts>>;
}

export interface Ladder {
  readonly name: string;
  readonly policyVersion: string;
  /** At least one. Levels are named by their number, from 1. */
  readonly levels: readonly LadderLevel[];
  /** How often it is climbed again, from the first level, when nobody has acknowledged. */
  readonly repeat: number;
  /** How long whoever acknowledged has, in the time of their level, before it climbs on. */
  readonly resolveWithinMs: number;
  /** Whose it is when nobody has acknowledged at all. */
  readonly ifUnanswered: LadderTarget;
  /** How often each of its people may be sent a message, by whichever ladders; missing in an older snapshot: always. */
  readonly messageLimit?: MessageLimit;
}

/** The trackers that a ladder may ask, by their channels. */
export function trackersOf({ levels, ifUnanswered }: Ladder): readonly string[] {
  const targets = [...levels.flatMap((level) => level.targets), ifUnanswered];
  const channels = targets.map((target) => (target.kind === 'crm_owner' ? target.otherwise : target));
  const trackers = channels.flatMap((target) =>
    target.kind === 'channel' && isTracker(target.channelKind) ? [target.channel] : [],
  );
  return [...new Set(trackers)];
}

export const asksTracker = (ladder: Ladder): boolean => trackersOf(ladder).length > 0;

import type { CallbackRules } from '../domain/callback';
import type { Channel, RingClass } from '../domain/channel';
import type { RouteEnding, RouteStep } from '../domain/decision';
import type { Ladder } from '../domain/escalation/ladder';
import type { StickyRules } from '../domain/known-agent';
import type { ParkingRules } from '../domain/parking';
import type { SilenceRule } from '../domain/silence';
import type { TransferRules } from '../domain/transfer';
import type { Expression } from '../expressions';
import type { AfterHoursRules } from './after-hours/rules';
import type { AnswerRules } from './escalations/when-resolved';
import type { OpenHours } from './calendars';
import { CHANNEL_ATTRIBUTE } from './names';
import type { ServiceRules } from './clocks/rules';

export type Scalar = string | number | boolean;

/** A routing policy without a mistake in it. */
export interface Policy {
  readonly name: string;
  readonly version: string;
  readonly attributes: readonly AttributeRule[];
  /** By name, those that no queue names, too. */
  readonly calendars: ReadonlyMap<string, OpenHours>;
  /** By name. */
  readonly ladders: ReadonlyMap<string, Ladder>;
  /** What customers are told of what ladders have brought, by the ladder's name; of the others nothing. */
  readonly answers: ReadonlyMap<string, AnswerRules>;
  readonly service: ServiceRules;
  readonly queues: readonly PolicyQueue[];
  /** How long one agent's desktop rings, in whole seconds told in milliseconds. */
  readonly ringMs: Readonly<Record<RingClass, number>>;
  /** How long a named agent has to accept a transfer, and the queue that follows; null: the sender's. */
  readonly transferToAgent: { readonly acceptWithinMs: number; readonly fallback: string | null };
  /** How long a queue has to accept a transfer, and the rules against loops. */
  readonly transfers: TransferRules & { readonly acceptWithinMs: number };
  readonly parking: ParkingRules;
  /** Texts per language; null: a caller who asked hears nothing more. */
  readonly callbacks: Omit<CallbackRules, 'text'> & { readonly texts: ReadonlyMap<string, string> | null };
  /** For the channels in which agents may not be silent. */
  readonly silence: Partial<Record<Channel, SilenceRule>>;
  /** In order: the first whose condition holds is taken. */
  readonly routes: readonly Route[];
  /** What customers are told of whom nobody can be called back, although their route would; null: its own words. */
  readonly endingTexts: ReadonlyMap<string, string> | null;
  /** Takes what no other route takes. */
  readonly defaultRoute: Route;
}

/** What the policy knows of one attribute that a request may carry. */
export interface AttributeRule {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'list';
  /** Null when every value of the type is allowed. For a list, the values its items may have. */
  readonly values: readonly Scalar[] | null;
  /** Every known way to write a value, in lower case, and the value it stands for. */
  readonly vocabulary: ReadonlyMap<string, Scalar>;
  readonly default: Scalar | readonly Scalar[] | null;
  /** Whether its absence is a defect of the source. */
  readonly required: boolean;
  /** The field of the customer's profile that can fill it, and who wins when both have a value. */
  readonly profile: { readonly field: ProfileField; readonly wins: 'profile' | 'request' } | null;
}

export type ProfileField = 'tier' | 'arr_band' | 'language' | 'account_name';

export interface PolicyQueue {
  readonly name: string;
  readonly description: string | null;
  /** TaskRouter's TargetWorkers expression: who works here. */
  readonly agents: string;
  /** A queue that is not open takes no new work: steps through it are left out. */
  readonly open: boolean;
  /** The name of the calendar by which it is open; null: always. */
  readonly calendar: string | null;
  /** Who waited for its opening is let in by and by, within this time; null: all at once. */
  readonly releaseWithinMs: number | null;
}

/** A condition as written, and parsed. */
export interface Condition {
  readonly text: string;
  readonly expression: Expression;
}

export interface Route {
  readonly name: string;
  /** Null takes everything. */
  readonly when: Condition | null;
  readonly priority: PriorityRules;
  /** The steps through open queues, counted from 1, with their cumulative deadlines. */
  readonly steps: readonly RouteStep[];
  readonly endingKind: RouteEnding['kind'];
  /** The ending's message per language, as ordered in the policy; never empty. */
  readonly endingTexts: ReadonlyMap<string, string>;
  /** While all its queues are closed; null: one of them always is open. */
  readonly afterHours: AfterHoursRules | null;
  /** The agent who served the customer last is asked first; null: nobody is. */
  readonly sticky: StickyRules | null;
  readonly diagnostics: string | null;
}

export interface PriorityRules {
  readonly base: number;
  readonly add: readonly { readonly when: Condition; readonly points: number; readonly because: string }[];
}

/** All routes, the default one last. */
export const allRoutes = (policy: Policy): readonly Route[] => [...policy.routes, policy.defaultRoute];

/** The attributes that rules may read. */
export const routingKeys = (policy: Policy): readonly string[] => [
  CHANNEL_ATTRIBUTE.name,
  ...policy.attributes.map(({ name }) => name),
];

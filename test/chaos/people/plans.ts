import { randomOf, type Random } from '../random';
import { AGENTS, CHANNELS } from '../stack/centre';

/** What an agent does with an offer. */
export interface OfferPlan {
  readonly act: 'accept' | 'reject' | 'ignore';
  readonly afterMs: number;
}

/** How an agent who has the customer goes on. */
export type ServingPlan =
  | 'complete'
  | 'wrap-up'
  | 'resolve'
  | 'transfer-cold'
  | 'transfer-warm'
  | 'consult-private'
  | 'consult-joined'
  | 'park';

/** What a supervisor does to it, whatever it is in the middle of. */
export interface SupervisorPlan {
  readonly act: 'take-over' | 'move' | 'requeue' | 'force-complete';
  /** Whom a take-over gives the customer to. */
  readonly agent: string;
  readonly afterMs: number;
}

/** Who answers an escalation: in PagerDuty, a supervisor, both at once, or nobody. */
export interface EscalationPlan {
  readonly answer: 'pager' | 'supervisor' | 'both' | 'nobody';
  readonly afterMs: number;
  /** How long after that a supervisor hands it back; null: nobody does. */
  readonly handedBackAfterMs: number | null;
  /** How long after that it is resolved; null: nobody does. */
  readonly resolvedAfterMs: number | null;
}

/** A caller need not hang on: when they ask to be called back, and how often they do not answer then. */
export interface CallbackPlan {
  readonly afterMs: number;
  readonly missed: number;
}

/** How a contact comes: over a channel of the backend's own, in a conversation on Twilio, or by telephone. */
export type Way = 'backend' | 'conversation' | 'call';

/** One customer's contact as it would go if nothing went wrong. */
export interface Plan {
  readonly name: string;
  readonly n: number;
  readonly way: Way;
  /** Of a call: none of these. */
  readonly channel: (typeof CHANNELS)[number];
  readonly route: 'answered' | 'overflow' | 'unanswered';
  /** For one offer after the other; all later ones are accepted. */
  readonly offers: readonly OfferPlan[];
  readonly serving: ServingPlan;
  readonly servingMs: number;
  /** How a consult ends, should nobody have ended it before. */
  readonly consultEnd: 'drop' | 'hand-over' | 'complete';
  /** How long whoever was brought in stays. */
  readonly guestMs: number;
  /** How long it is parked at most, and after how long the customer writes; null: they do not. */
  readonly parkedMs: number;
  readonly replyAfterMs: number | null;
  /** Whether a note is added, and how long after the start. */
  readonly noteAfterMs: number | null;
  /** When the customer leaves, after the start; null: they stay. */
  readonly leavesAfterMs: number | null;
  readonly supervisor: SupervisorPlan | null;
  /** What comes of it when whoever has it first asks people outside the queues; null: they do not. */
  readonly escalation: EscalationPlan | null;
  /** Of a caller; null: they hang on. */
  readonly callback: CallbackPlan | null;
}

/** In a hundred lives: so many come each way. */
const WAYS: readonly (readonly [number, Way])[] = [
  [60, 'backend'],
  [22, 'conversation'],
  [18, 'call'],
];

const SERVINGS: readonly (readonly [number, ServingPlan])[] = [
  [38, 'complete'],
  [18, 'wrap-up'],
  [10, 'resolve'],
  [6, 'transfer-cold'],
  [6, 'transfer-warm'],
  [6, 'consult-private'],
  [6, 'consult-joined'],
  [10, 'park'],
];

/** What agents can do with a call by our API; the rest needs their desktop. */
const SERVINGS_OF_CALLS: readonly (readonly [number, ServingPlan])[] = [
  [60, 'complete'],
  [25, 'wrap-up'],
  [15, 'resolve'],
];

/** The n-th life of a seed: the same one each time. */
export function planOf(seed: number, n: number): Plan {
  const draw = randomOf(seed, `life-${n}`);
  const accept = (): OfferPlan => ({ act: 'accept', afterMs: draw.between(30, 700) });
  const other: OfferPlan = draw.weighted([
    [3, { act: 'reject', afterMs: draw.between(30, 400) }],
    [2, { act: 'ignore', afterMs: 0 }],
  ]);
  const way = draw.weighted(WAYS);
  return {
    name: `s${seed}-${n}`,
    n,
    way,
    channel: CHANNELS[draw.between(0, CHANNELS.length - 1)]!,
    route: draw.weighted([
      [78, 'answered' as const],
      [15, 'overflow' as const],
      [7, 'unanswered' as const],
    ]),
    offers: draw.happens(0.1) ? [other, accept()] : [accept()],
    serving: draw.weighted(way === 'call' ? SERVINGS_OF_CALLS : SERVINGS),
    servingMs: draw.between(100, 1_500),
    consultEnd: draw.weighted([
      [2, 'drop' as const],
      [2, 'hand-over' as const],
      [1, 'complete' as const],
    ]),
    guestMs: draw.between(300, 6_000),
    parkedMs: draw.between(4_000, 12_000),
    replyAfterMs: draw.happens(0.6) ? draw.between(0, 5_000) : null,
    noteAfterMs: draw.happens(0.25) ? draw.between(100, 2_000) : null,
    // Callers hang up sooner than others write that they have gone.
    leavesAfterMs: draw.happens(way === 'call' ? 0.3 : 0.12) ? draw.between(50, 4_000) : null,
    supervisor: draw.happens(0.1) ? supervisorPlan(draw) : null,
    escalation: draw.happens(0.25) ? escalationPlan(draw) : null,
    callback: way === 'call' && draw.happens(0.5) ? callbackPlan(draw) : null,
  };
}

const supervisorPlan = (draw: Random): SupervisorPlan => ({
  act: draw.weighted([
    [3, 'take-over' as const],
    [3, 'move' as const],
    [3, 'requeue' as const],
    [1, 'force-complete' as const],
  ]),
  agent: AGENTS[draw.between(0, AGENTS.length - 1)]!.name,
  afterMs: draw.between(200, 4_000),
});

const callbackPlan = (draw: Random): CallbackPlan => ({
  afterMs: draw.between(50, 1_500),
  missed: draw.weighted([
    [6, 0],
    [3, 1],
    [1, 2],
  ]),
});

const escalationPlan = (draw: Random): EscalationPlan => ({
  answer: draw.weighted([
    [3, 'pager' as const],
    [3, 'supervisor' as const],
    [2, 'both' as const],
    [2, 'nobody' as const],
  ]),
  afterMs: draw.between(100, 8_000),
  handedBackAfterMs: draw.happens(0.3) ? draw.between(0, 3_000) : null,
  resolvedAfterMs: draw.happens(0.75) ? draw.between(0, 6_000) : null,
});

import { randomOf } from '../random';
import { CHANNELS } from '../stack/centre';

/** What an agent does with an offer. */
export interface OfferPlan {
  readonly act: 'accept' | 'reject' | 'ignore';
  readonly afterMs: number;
}

/** How an agent who has the customer goes on. */
export type ServingPlan = 'complete' | 'wrap-up' | 'resolve' | 'transfer-cold' | 'transfer-warm';

/** One customer's contact as it would go if nothing went wrong. */
export interface Plan {
  readonly name: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly route: 'answered' | 'overflow' | 'unanswered';
  /** For one offer after the other; all later ones are accepted. */
  readonly offers: readonly OfferPlan[];
  readonly serving: ServingPlan;
  readonly servingMs: number;
  /** Whether a note is added, and how long after the start. */
  readonly noteAfterMs: number | null;
  /** When the customer leaves, after the start; null: they stay. */
  readonly leavesAfterMs: number | null;
}

/** The n-th life of a seed: the same one each time. */
export function planOf(seed: number, n: number): Plan {
  const draw = randomOf(seed, `life-${n}`);
  const accept = (): OfferPlan => ({ act: 'accept', afterMs: draw.between(30, 700) });
  const other: OfferPlan = draw.weighted([
    [3, { act: 'reject', afterMs: draw.between(30, 400) }],
    [2, { act: 'ignore', afterMs: 0 }],
  ]);
  return {
    name: `s${seed}-${n}`,
    channel: CHANNELS[draw.between(0, CHANNELS.length - 1)]!,
    route: draw.weighted([
      [78, 'answered' as const],
      [15, 'overflow' as const],
      [7, 'unanswered' as const],
    ]),
    offers: draw.happens(0.1) ? [other, accept()] : [accept()],
    serving: draw.weighted([
      [50, 'complete' as const],
      [25, 'wrap-up' as const],
      [13, 'resolve' as const],
      [6, 'transfer-cold' as const],
      [6, 'transfer-warm' as const],
    ]),
    servingMs: draw.between(100, 1_500),
    noteAfterMs: draw.happens(0.25) ? draw.between(100, 2_000) : null,
    leavesAfterMs: draw.happens(0.12) ? draw.between(50, 4_000) : null,
  };
}

import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegTask } from '../leg';
import { latest, type Agenda } from './agenda';
import { routeOf } from './keys';
import { changeCurrentLeg, currentLeg, waitsForOffer } from './legs';
import { raiseWaiting } from './requests';
import { record, THROUGHLINE } from './timeline';

/*
 * A customer who has waited too long goes before others, or on to the next step at once. TaskRouter is told by one write to
 * the task, which is read first: an acceptance wins, and an offer that is out is waited for.
 */

const MOST_PRIORITY = 2_147_483_647;

/** From here on every task of the interaction has so many points more; the one that waits, too. */
export function raisePriority(
  state: Interaction,
  points: number,
  because: string,
  now: Instant,
): Interaction {
  const { decision } = state;
  if (decision === null) return state;
  const raised = <Of extends { readonly priority: number }>(of: Of): Of => ({
    ...of,
    priority: Math.max(0, Math.min(of.priority + points, MOST_PRIORITY)),
  });
  const reasons = [...decision.priorityReasons, `${points < 0 ? points : `+${points}`}: ${because}`];
  const decided: Interaction = {
    ...state,
    decision: { ...raised(decision), priorityReasons: reasons },
    reroute: state.reroute && raised(state.reroute),
  };
  const known = changeCurrentLeg(decided, (leg) => ({
    ...leg,
    decision: leg.decision && raised(leg.decision),
    moving: leg.moving && raised(leg.moving),
    ...(isWaiting(leg) && { raising: true as const }),
  }));
  return record(known, `raised:${because}:${now}`, now, 'priority.raised', THROUGHLINE, {
    priority: known.decision?.priority ?? null,
    because,
  });
}

const isWaiting = ({ task, acceptance, end, watched }: Leg): boolean =>
  task !== null && acceptance === null && end === null && !watched;

export const raisingAgenda = (state: Interaction, leg: Leg, task: LegTask): Agenda =>
  leg.raising === true
    ? [
        {
          what: 'raise_priority',
          at: latest(leg.retryAt, waitsForOffer(leg)),
          act: raiseWaiting(state, leg, task),
        },
      ]
    : [];

/** Any write to the task carries the priority that the interaction has by then. */
export const carriesPriority = (state: Interaction, leg: Leg, priority: number): Leg => {
  if (leg.raising !== true || priority < routeOf(state, leg).priority) return leg;
  const { raising: _, ...done } = leg;
  return done;
};

/** Whether a move stayed where it was: only the priority changed. */
export const onlyRaised = (leg: Leg, { route, step }: { route: string; step: number }): boolean =>
  leg.raising === true && leg.moving === null && leg.route === route && leg.step === step;

/** The step that the customer is in has had its time. */
export const hurry = (state: Interaction, now: Instant): Interaction => {
  const { acceptance, step } = currentLeg(state);
  return acceptance === null
    ? changeCurrentLeg(state, (leg) => ({ ...leg, hurried: { step, at: now } }))
    : state;
};

/** When a step ends that a clock has cut short. */
export const cutShortAt = ({ hurried, step }: Leg): Instant | null =>
  hurried !== undefined && hurried.step === step ? hurried.at : null;

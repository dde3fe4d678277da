import type { ActionResults } from '../../facts';
import type { Interaction } from '../../interaction';
import type { ServicePlan } from '../../clocks/plan';
import { clockOf, withClock } from './settle';
import { goOn, hoursOf } from './running';
import { waitingUpdates } from './updates';

/** Takes what the policy promises the customer; clocks begin with the next look at what is known. */
export function startClocks(state: Interaction, plan: ServicePlan | undefined): Interaction {
  if (plan === undefined) return state;
  return { ...state, service: { plan, clocks: [], breaches: 0, updates: waitingUpdates(state, plan) } };
}

/**
 * The CRM answered late: what it says of the customer counts from the beginning, unless somebody was warned of what was
 * promised first. What has been told is not told again.
 */
export function promiseAnew(
  state: Interaction,
  { service: plan, decision }: Pick<ActionResults['decideRoute'], 'service' | 'decision'>,
): Interaction {
  const { service } = state;
  const isOver = state.outcome !== null || service === undefined || plan === undefined;
  if (isOver || service.clocks.some(({ warnedAt, breachedAt }) => warnedAt !== null || breachedAt !== null))
    return state;
  const kept = { ...plan, whileWaiting: service.plan.whileWaiting };
  const known = service.clocks.filter(({ clock }) => plan.clocks.some((one) => one.clock === clock));
  const changed: Interaction = {
    ...state,
    decision: state.decision && { ...state.decision, clocks: decision.clocks },
    service: { ...service, plan: kept, clocks: known },
  };
  return plan.clocks.reduce((so, one) => {
    const clock = clockOf(so.service, one);
    if (clock === null || clock.since === null) return so;
    return withClock(so, goOn(one, hoursOf(kept, one), clock, clock.since));
  }, changed);
}

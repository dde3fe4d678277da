import type { Interaction } from '../interaction';
import { verdictOn, type Verdict } from '../outcome';
import { currentLeg } from './legs';
import { MAX_LEGS } from './timings';
import { wishedEnd } from './wishes';

/** What the leg's end means, or null while it has not ended. */
export function verdictOf(state: Interaction): Verdict | null {
  const leg = currentLeg(state);
  if (leg.end === null || leg.unread) return null;
  const stage =
    leg.acceptance === null && leg.end.kind !== 'completed'
      ? 'before_acceptance'
      : leg.wrappingSince === null
        ? 'active'
        : 'wrapping';
  const verdict = verdictOn(leg.end, stage);
  if (verdict.outcome !== 'new_leg') return verdict;
  const wished = wishedEnd(state, leg, leg.end);
  if (wished !== null) return verdictOn(wished, stage);
  if (state.told !== 'no' && stage === 'before_acceptance') {
    return verdictOn({ ...leg.end, kind: 'canceled', reason: 'route_ended' }, stage);
  }
  const legsOfOurs = state.legs.filter(({ transfer }) => transfer === null).length;
  const again = leg.origin === 'plain' && !leg.watched && legsOfOurs < MAX_LEGS;
  return again ? verdict : { ...verdict, outcome: 'failed' };
}

/** Whether the customer still waits for a word: the outcome stands only after it. */
export const mustTell = (state: Interaction, verdict: Verdict): boolean =>
  verdict.customerWaits && verdict.outcome !== 'new_leg' && state.told === 'no' && !currentLeg(state).watched;

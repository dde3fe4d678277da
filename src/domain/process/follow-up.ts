import type { Interaction } from '../interaction';
import { background } from './background';
import { BECAUSE_CLOSED } from './held';
import { routeOf } from './keys';
import { currentLeg } from './legs';
import { emailOf } from './outreach-start';

/*
 * Nobody could take the customer in time, or everybody had gone home, and the policy's ending for that is an e-mail: they were
 * told so, and what they wanted goes on as an e-mail that is routed as any other.
 */

/** Whether what the customer was told last was that they are written to. */
export function followsUp(state: Interaction): boolean {
  const { decision, outcome, outcomeReason, told } = state;
  if (outcome !== 'unserved' || decision === null || told === 'no') return false;
  const { afterHours } = decision;
  const isTurnedAway = outcomeReason === BECAUSE_CLOSED && afterHours !== undefined;
  const { kind } = isTurnedAway ? afterHours : routeOf(state, currentLeg(state)).ending;
  return kind === 'email' && emailOf(state) !== null;
}

/** Comes after every fact. */
export const settleFollowUp = (state: Interaction): Interaction =>
  followsUp(state) ? background(state, 'follow_up', { work: 'start_follow_up' }) : state;

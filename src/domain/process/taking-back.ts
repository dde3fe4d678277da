import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import { supersede } from './hand-over';
import { consultIn, currentLeg, legById } from './legs';
import { over } from './transfer-results';

/*
 * A customer who waits is nobody's yet, and the last supervisor's word holds: what one before asked for and nobody has
 * answered is taken back. An acceptance that comes first wins.
 */

/** The leg of the agent or queue who is asked for a customer that waits, until somebody accepts. */
export function pendingOffer(state: Interaction): Leg | null {
  const offered = state.offering === null ? null : legById(state, state.offering);
  const isOpen = offered !== null && offered.acceptance === null && consultIn(offered) === null;
  return isOpen && currentLeg(state).acceptance === null ? offered : null;
}

/** As if nobody had been asked for the customer: whoever asks now may ask others. */
export const withoutPending = (state: Interaction): Interaction =>
  pendingOffer(state) === null ? state : { ...state, offering: null };

/** Nobody else is to have them; who waits at the target already waits on there until they are moved. */
export function takeBack(state: Interaction, now: Instant): Interaction {
  const offered = pendingOffer(state);
  if (offered === null) return state;
  const known = over(state, offered, 'withdrawn', now);
  return offered.legId === state.currentLegId ? known : supersede(known, offered.legId, 'taken_back');
}

import type { Interaction } from '../../interaction';
import type { Instant } from '../../json';
import type { Pause } from '../../clocks/plan';
import { lastMessagesOf } from '../conversing';
import { hasOpenLadder } from '../escalating';
import { consultIn, currentLeg } from '../legs';

/* What clocks go by: when the customer was answered, what they wait for now, and that it is solved. */

/** Whether somebody tells us who writes: then an answer is a message, else it is that an agent has accepted. */
const isToldWhoWrites = (state: Interaction): boolean =>
  state.start.channel !== 'voice' &&
  (state.conversation !== null || currentLeg(state).origin === 'interaction');

function acceptedAt({ legs }: Interaction): Instant | null {
  const all = legs.filter((leg) => consultIn(leg) === null).flatMap(({ acceptances }) => acceptances);
  return all.length === 0 ? null : Math.min(...all.map(({ at }) => at));
}

/** When the customer was last answered, or first accepted where nobody tells who writes; null: not yet. */
export const answeredAt = (state: Interaction): Instant | null =>
  isToldWhoWrites(state) ? lastMessagesOf(state).agentAt : acceptedAt(state);

/** Since when a customer who has been answered before waits for the next answer; null: they do not. */
export function askedAgainAt(state: Interaction): Instant | null {
  const isAnswered = isToldWhoWrites(state) && answeredAt(state) !== null;
  return isAnswered ? (state.conversation?.unanswered[0] ?? null) : null;
}

/** What is waited for now, and since when at the latest. */
export function waitsFor(state: Interaction, pause: Pause, now: Instant): Instant | null {
  if (pause === 'engineering') return hasOpenLadder(state) ? now : null;
  if (state.parked !== null && state.parked.returning === null) return now;
  const answered = answeredAt(state);
  return isToldWhoWrites(state) && answered !== null && askedAgainAt(state) === null ? answered : null;
}

/** It is over, or about to be: nothing is promised any more until that is known. */
export const isEnding = (state: Interaction): boolean =>
  state.outcome !== null || state.wish !== null || (state.parked === null && currentLeg(state).end !== null);

/** When the agent was done with the customer for good; null: not yet. */
export function solvedAt(state: Interaction): Instant | null {
  if (state.outcome !== null) return state.outcome === 'resolved' ? state.closedAt : null;
  return hasOpenLadder(state) ? null : currentLeg(state).wrappingSince;
}

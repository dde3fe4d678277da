import type { Interaction } from '../interaction';
import type { Leg, LegEnd } from '../leg';
import { verdictOn, type Verdict } from '../outcome';
import { isHeld } from './held';
import { currentLeg } from './legs';
import { mustReadLog } from './log-reading';
import { isReachingOut } from './reaching-out';
import { pastOfAll } from './stays';
import { MAX_LEGS } from './timings';
import { wishedEnd } from './wishes';

/** What the leg's end means, or null while it has not ended. */
export function verdictOf(state: Interaction): Verdict | null {
  const leg = currentLeg(state);
  if (leg.end === null || leg.unread || state.parked !== null || isHeld(state)) return null;
  if (leg.task !== null && mustReadLog(leg)) return null;
  if (state.callback?.result === 'failed')
    return verdictOn({ ...leg.end, reason: 'callback_failed' }, 'active');
  const stage = stageOf(state, leg, leg.end);
  const verdict = heldCaller(
    leg,
    overWithConversation(state, leg, withdrawnBySomebody(leg, verdictOn(leg.end, stage))),
  );
  if (verdict.outcome !== 'new_leg') return verdict;
  const wished = wishedEnd(state, leg, leg.end);
  if (wished !== null) return verdictOn(wished, stage);
  if (state.told !== 'no' && stage === 'before_acceptance') {
    return verdictOn({ ...leg.end, kind: 'canceled', reason: 'route_ended' }, stage);
  }
  const legsOfOurs = state.legs.filter(
    ({ transfer, superseded }) => transfer === null && superseded === null,
  ).length;
  const isOurs = leg.origin === 'interaction' || (leg.origin === 'plain' && !leg.watched);
  const again = isOurs && legsOfOurs < MAX_LEGS;
  return again ? verdict : { ...verdict, outcome: 'failed' };
}

/** Who leaves after somebody has answered them has not given up, wherever they wait by then; nor who does not reply to us. */
function stageOf(state: Interaction, leg: Leg, end: LegEnd): 'before_acceptance' | 'active' | 'wrapping' {
  const wasAnswered = end.reason === 'customer_left' && pastOfAll(state).agents.length > 0;
  const hasGivenUp = !wasAnswered && !isReachingOut(state);
  if (leg.acceptance === null && end.kind !== 'completed' && hasGivenUp) return 'before_acceptance';
  return leg.wrappingSince === null ? 'active' : 'wrapping';
}

/** A conversation that is over takes its task with it, whatever reason Flex gives, and gets no other one. */
function overWithConversation(state: Interaction, leg: Leg, verdict: Verdict): Verdict {
  const isOver = leg.origin === 'interaction' && (state.conversation?.closedAt ?? null) !== null;
  if (!isOver || (verdict.outcome !== 'new_leg' && !FROM_OUTSIDE.has(verdict.reason))) return verdict;
  const end: LegEnd = { kind: 'canceled', at: 0, reason: 'customer_left' };
  return verdictOn(end, stageOf(state, leg, end));
}

/** A task that was offered for a transfer, and was ended by somebody else, leaves a customer whom nobody has. */
const withdrawnBySomebody = ({ transfer, acceptance }: Leg, verdict: Verdict): Verdict =>
  transfer !== null &&
  acceptance === null &&
  verdict.outcome === 'cancelled' &&
  FROM_OUTSIDE.has(verdict.reason)
    ? { outcome: 'new_leg', reason: 'transfer_withdrawn', customerWaits: true }
    : verdict;

/**
 * A call whose task somebody ended stays on hold (Twilio, Flex known issues): its caller is told before it is hung up. Whom
 * an agent has taken may be talking: they are left alone.
 */
const heldCaller = (leg: Leg, verdict: Verdict): Verdict =>
  leg.callSid !== null &&
  leg.callEndedAt === null &&
  leg.acceptance === null &&
  FROM_OUTSIDE.has(verdict.reason)
    ? { ...verdict, customerWaits: true }
    : verdict;

const FROM_OUTSIDE: ReadonlySet<string> = new Set(['cancelled_in_taskrouter', 'deleted_in_taskrouter']);

/** Whether the customer still waits for a word: the outcome stands only after it. */
export const mustTell = (state: Interaction, verdict: Verdict): boolean =>
  verdict.customerWaits && verdict.outcome !== 'new_leg' && state.told === 'no' && !currentLeg(state).watched;

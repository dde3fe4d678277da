import { NOTHING_SAID } from '../conversation';
import type { DoneFact } from '../facts';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Verdict } from '../outcome';
import { answer } from './answers';
import { background } from './background';
import { BECAUSE_CALLBACK } from './callback-requests';
import { promised, settleCallback } from './callbacks';
import { settleConsult } from './consulting';
import { endWithoutConversation } from './conversing';
import { settleDesktopTransfer } from './desktop-transfers';
import { hasOpenLadder, isEscalating } from './escalating';
import { learnReading } from './evidence';
import { settleHeld } from './holding';
import { channelOf, conversationSidOf } from './flex-requests';
import { changeLeg, currentLeg, legById, legOfAction, settled } from './legs';
import { settleParked } from './parking';
import { mustRelease } from './releasing';
import { settleInvites } from './native-invites';
import { settlePlaces } from './moving';
import { settleOutreach } from './reaching-out';
import { openRouteAgain } from './requeueing';
import { record, THROUGHLINE } from './timeline';
import { settleSilence } from './silence';
import { settleTransfer } from './transfer-results';
import { OFFER_SETTLED_MS } from './timings';
import { twinEnded } from './twins';
import { mustTell, verdictOf } from './verdict';
import { voicemailAsked } from './voicemail';
import { deferred, lookAgainSoon } from './waiting';
import { grantWish, grantWithoutTask } from './wishes';

/*
 * How an interaction ends. A leg's task ends in TaskRouter, the outcome table says what that means, a customer who
 * still waits is told the route's ending (telling.ts), and then the outcome stands.
 */

export function taskEnded(state: Interaction, fact: DoneFact<'endTask'>): Interaction {
  const { action, result, receivedAt } = fact;
  const leg = legOfAction(state, action);
  const { legId } = leg;
  if (leg.task?.taskSid !== action.taskSid) return twinEnded(state, leg, fact);
  const learned = changeLeg(state, legId, (known) =>
    settled(learnReading(known, result.reading, receivedAt)),
  );
  // Somebody else ended it, minutes ago: the event log is asked how before anybody is told that it was we.
  if (legById(learned, legId)?.gone) return learned;
  if (result.did === 'deferred') return deferred(learned, legId, result.deferral, receivedAt);
  const heard = result.said ? toldBefore(learned, action.reason, receivedAt) : learned;
  const told = closedWithIt(result.recording ? voicemailAsked(heard, receivedAt) : heard, result);
  const looking =
    result.did === 'left' ? lookAgainSoon(told, legId, receivedAt) : lookWhetherItEnds(told, fact);
  // Another ending may have been under way when somebody wished for theirs, which is still to come.
  const isWished = legId === state.currentLegId && action.reason === state.wish?.reason;
  // Who has heard that they are called back is, whoever took the call at that instant.
  const isPromised = result.said && action.reason === BECAUSE_CALLBACK;
  if (isPromised && state.wish === null && !state.callback) return promised(looking, receivedAt);
  const isSettledLater = state.wish?.callback && (isPromised || result.did === 'ended');
  return isWished && !isSettledLater ? grantWish(looking, result.did) : looking;
}

/** What was asked of Flex reaches TaskRouter a moment later. */
function lookWhetherItEnds(state: Interaction, { action, receivedAt }: DoneFact<'endTask'>): Interaction {
  const { legId, origin, end, wrappingSince } = legOfAction(state, action);
  const isThere = end !== null || (wrappingSince !== null && action.terms.ifAccepted === 'wrap');
  if (origin !== 'interaction' || isThere) return state;
  return changeLeg(state, legId, (leg) => ({ ...leg, retryAt: receivedAt + OFFER_SETTLED_MS }));
}

/** Nothing of the Interaction is left open. */
const closedWithIt = (
  state: Interaction,
  { channelClosed = false }: DoneFact<'endTask'>['result'],
): Interaction =>
  channelClosed
    ? { ...state, conversation: { ...(state.conversation ?? NOTHING_SAID), channelClosed } }
    : state;

/** A caller hears the route's ending as the call is taken out of its queue, others before their conversation closes. */
const toldBefore = (state: Interaction, reason: string, at: Instant): Interaction => {
  const isCallback = reason === BECAUSE_CALLBACK;
  const key = isCallback ? 'customer.told:callback' : 'customer.told';
  return record({ ...state, told: 'told' }, key, at, 'customer.told', THROUGHLINE, {
    what: isCallback ? 'callback' : 'route_ending',
  });
};

/** Draws the conclusions of all that is known: a new leg, the outcome, or nothing. Comes after every fact. */
export function conclude(state: Interaction, now: Instant): Interaction {
  const granted = settle(grantWithoutTask(endWithoutConversation(state), now), now);
  const verdict = verdictOf(granted);
  if (verdict === null || mustTell(granted, verdict) || outcomeIsWritten(granted)) return granted;
  if (verdict.outcome === 'resolved' && isEscalating(granted)) return granted;
  if (mustRelease(granted) && verdict.outcome !== 'new_leg') return granted;
  return verdict.outcome === 'new_leg'
    ? openRouteAgain(grantWish(granted, 'left'), { because: verdict.reason, by: THROUGHLINE }, now)
    : close(granted, { outcome: verdict.outcome, reason: verdict.reason }, now);
}

/** Where the customer is, by what is known of all legs. */
const settle = (state: Interaction, now: Instant): Interaction =>
  [
    settlePlaces,
    settleDesktopTransfer,
    settleTransfer,
    settleConsult,
    settleInvites,
    settleOutreach,
    settleParked,
    settleHeld,
    settleCallback,
    settleSilence,
  ].reduce((known, settleOne) => settleOne(known, now), state);

const outcomeIsWritten = (state: Interaction): boolean =>
  state.background.some((task) => task.work === 'outcome_note' && task.status !== 'due');

function close(
  state: Interaction,
  { outcome, reason }: { outcome: Exclude<Verdict['outcome'], 'new_leg'>; reason: string },
  now: Instant,
): Interaction {
  // What was done for the customer here is done; whoever was asked outside still has it.
  const isHandedOn = outcome === 'resolved' && hasOpenLadder(state);
  const closed: Interaction = {
    ...state,
    outcome: isHandedOn ? 'escalated' : outcome,
    outcomeReason: reason,
    closedAt: state.closedAt ?? now,
  };
  const { wish } = state;
  const answered = wish === null ? closed : answer({ ...closed, note: wish.note ?? closed.note }, wish, null);
  const neverLived = reason === 'not_live';
  return neverLived ? answered : closeChannel(background(answered, 'outcome_note', { work: 'outcome_note' }));
}

/** However the last task ended, its conversation must not stay open: Flex would bring nobody to it any more. */
function closeChannel(state: Interaction): Interaction {
  const channel = channelOf(state);
  if (channel === null) return closeConversation(state);
  if (state.conversation?.channelClosed) return state;
  const { interactionSid, channelSid } = channel;
  return background(state, 'close_channel', {
    work: 'close_channel',
    channel: { interactionSid, channelSid },
  });
}

/** It ended before Flex had a channel: nobody else closes what the customer was brought in. */
function closeConversation(state: Interaction): Interaction {
  const conversationSid = conversationSidOf(state);
  const isOver = (state.conversation?.closedAt ?? null) !== null;
  if (conversationSid === null || isOver || currentLeg(state).origin !== 'interaction') return state;
  return background(state, 'close_conversation', { work: 'close_conversation', conversationSid });
}

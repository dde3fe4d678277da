import { nextOpen } from '../clocks/openings';
import { NOTHING_SAID } from '../conversation';
import type { ActionOf } from '../actions';
import type { DoneFact, FailedFact } from '../facts';
import { OUTSIDE_FAILURES } from '../failure-types';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Outreach } from '../outreach';
import { latest, type Agenda } from './agenda';
import { lastMessagesOf } from './conversing';
import { conversationSidOf } from './flex-requests';
import { changeCurrentLeg, currentLeg } from './legs';
import { record, THROUGHLINE } from './timeline';
import { FIRST_LOOK_MS, LOOK_LATER, REACHING_MAX_MS, REACHING_RETRY_MAX_MS, retryDelayMs } from './timings';

/*
 * An interaction that we begin: the customer is written to, in the hours in which they may be, and it waits with nobody for
 * their reply. With the reply it begins as any other does: enriched, decided and routed by what is true then. Without one
 * there is nothing left to do.
 */

/** Nobody has to do anything until the customer writes. */
export const isReachingOut = ({ outreach }: Pick<Interaction, 'outreach'>): boolean =>
  outreach?.status === 'due' || outreach?.status === 'waiting';

/** Null once it is an interaction as any other. */
export function reachingAgenda(state: Interaction): Agenda | null {
  const { outreach, start } = state;
  if (outreach === undefined || start.outreach === undefined) return null;
  if (outreach.status === 'due') {
    const at = nextOpen(start.outreach.quiet, latest(state.startedAt, state.retryAt));
    return [{ what: 'tell_customer', at, act: reachOut(state, start.outreach) }];
  }
  return outreach.status === 'waiting' ? replyAgenda(state, outreach.toldAt, start.outreach) : null;
}

/**
 * News of a reply may be lost, or come before lists know whose the conversation is. Where we can read it ourselves we look,
 * ever more seldom, and once more before silence is believed.
 */
function replyAgenda(state: Interaction, toldAt: Instant, { replyWithinMs }: Outreach): Agenda {
  const replyBy = toldAt + replyWithinMs;
  const giveUp = { what: 'reply_by', at: replyBy, act: { do: 'giveUpReply' } } as const;
  const conversationSid = conversationSidOf(state);
  const readAt = state.conversation?.readAt ?? toldAt;
  if (conversationSid === null || readAt >= replyBy) return [giveUp];
  const at = Math.min(toldAt + Math.max(FIRST_LOOK_MS, LOOK_LATER * (readAt - toldAt)), replyBy);
  return [{ what: 'look_for_reply', at, act: { do: 'readMessages', conversationSid } }, giveUp];
}

/** It cannot be read now: the next look may be luckier. */
export const unread = (state: Interaction, now: Instant): Interaction => ({
  ...state,
  conversation: { ...(state.conversation ?? NOTHING_SAID), readAt: now },
});

function reachOut({ start }: Interaction, { text, after, externalId }: Outreach): ActionOf<'reachOut'> {
  const { interactionId, continues, channel, customer } = start;
  const key = `${interactionId}:outreach`;
  return { do: 'reachOut', key, interactionId, continues, externalId, channel, customer, text, after };
}

/** They have it. Who read it in another conversation of theirs replies there. */
export function reachedOut(state: Interaction, { result, receivedAt }: DoneFact<'reachOut'>): Interaction {
  const { conversation } = state.start;
  const { conversationSid } = result;
  const start =
    conversationSid === null || conversation === undefined
      ? state.start
      : { ...state.start, conversation: { ...conversation, sid: conversationSid } };
  const told: Interaction = {
    ...state,
    start,
    conversation: state.conversation ?? NOTHING_SAID,
    outreach: { status: 'waiting', toldAt: receivedAt },
    retryAt: null,
    failures: 0,
  };
  const what = state.start.outreach?.because ?? null;
  const heard = record(told, 'outreach.told', receivedAt, 'customer.told', THROUGHLINE, {
    what,
    ...(result.elsewhere && { elsewhere: true }),
  });
  return result.elsewhere ? over(heard, 'told_elsewhere', receivedAt) : heard;
}

/** As long as it surely has not come it is tried again, for a while. */
export function reachingFailed(
  state: Interaction,
  { failure, message, receivedAt, retryAfterMs }: FailedFact & { receivedAt: Instant },
): Interaction {
  const failures = state.failures + 1;
  const since = nextOpen(state.start.outreach?.quiet ?? null, state.startedAt);
  if (failure !== OUTSIDE_FAILURES.refused && receivedAt - since <= REACHING_MAX_MS) {
    const delayMs = retryDelayMs(failures, retryAfterMs, REACHING_RETRY_MAX_MS);
    return { ...state, failures, retryAt: receivedAt + delayMs };
  }
  const failed = record(state, 'outreach.told', receivedAt, 'customer.not_told', THROUGHLINE, {
    what: state.start.outreach?.because ?? null,
    why: message,
  });
  return over(failed, 'not_reached', receivedAt);
}

/** Their silence is no complaint. */
export const replyGivenUp = (state: Interaction, now: Instant): Interaction =>
  isReachingOut(state) ? over(state, 'no_reply', now) : state;

const over = (state: Interaction, reason: string, now: Instant): Interaction =>
  changeCurrentLeg({ ...state, outreach: { status: 'over' }, retryAt: null, failures: 0 }, (leg) => ({
    ...leg,
    end: leg.end ?? { kind: 'canceled', at: now, reason },
  }));

/** The customer has written: their waiting begins here. Comes after every fact. */
export function settleOutreach(state: Interaction, now: Instant): Interaction {
  const { customerAt } = lastMessagesOf(state);
  const isOver = state.wish !== null || currentLeg(state).end !== null || state.underway !== null;
  if (state.outreach?.status !== 'waiting' || customerAt === null || isOver) return state;
  const replied = record(state, 'outreach.replied', customerAt, 'customer.replied', {
    kind: 'customer',
    id: null,
  });
  const begun: Interaction = { ...replied, outreach: { status: 'replied' }, startedAt: now };
  return changeCurrentLeg(begun, (leg) => ({ ...leg, openedAt: now, knownAt: now }));
}

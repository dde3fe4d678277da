import type { EndingTerms } from '../actions';
import { REFUSALS } from '../failure-types';
import { asAgentSid } from '../ids';
import type { Interaction, Wish } from '../interaction';
import type { Instant, JsonObject } from '../json';
import type { Leg, LegEnd } from '../leg';
import { AT_ONCE, latest, type Agenda } from './agenda';
import { answer } from './answers';
import { lookingAgenda } from './creating';
import { changeCurrentLeg, currentLeg } from './legs';
import { readingLog } from './log-reading';
import { endTask, lookUpTask, sayAndHangUp } from './requests';
import { CALL_OVER_GRACE_MS } from './timings';

/*
 * Somebody wants the interaction ended: the agent resolves it, the customer left, or it is cancelled. The wish is
 * granted or refused once TaskRouter has been asked, and whoever wished is answered then, not before.
 */

const TERMS: Record<Wish['reason'], EndingTerms> = {
  resolved: { ifWaiting: 'leave', ifOffered: 'leave', ifAccepted: 'complete' },
  customer_left: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'wrap' },
  cancelled_by_backend: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'complete' },
  cancelled_by_ops: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'complete' },
  force_completed: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'complete' },
  callback: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'leave' },
  callback_cancelled: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'wrap' },
};

/** Nothing else is done before the wish is granted or refused. */
export function wishAgenda(state: Interaction, wish: Wish): Agenda {
  const leg = currentLeg(state);
  if (leg.task === null) return agendaWithoutTask(state, leg, wish);
  if (leg.gone) return [readingLog(leg, leg.task)];
  const how = {
    reason: wish.reason,
    terms: TERMS[wish.reason],
    acceptedBy: wish.wish === 'resolve' && wish.by.kind === 'agent' ? asAgentSid(wish.by.id ?? '') : null,
    conversations: insightsOf(wish),
    say: wordsFor(state, wish),
  };
  return [{ what: 'end_task', at: leg.retryAt ?? AT_ONCE, act: endTask(state, leg, leg.task, how) }];
}

/** What Flex Insights counts: who is called back has not given up. */
function insightsOf({ reason }: Wish): JsonObject {
  if (reason === 'customer_left') return { abandoned: 'Yes', abandoned_phase: 'Queue' };
  return reason === 'callback' ? { abandoned: 'No', outcome: reason } : { outcome: reason };
}

/** What a caller hears before we hang up: nothing when it was they who left, or when it is solved. */
function wordsFor(state: Interaction, { wish, reason }: Wish): string | null {
  if (reason === 'callback') return state.decision?.callbacks?.text ?? null;
  if (reason === 'customer_left' || reason === 'callback_cancelled' || wish === 'resolve') return null;
  // What ends it is not the route's end: nobody is called back.
  return state.decision?.ending.kind === 'message' ? state.decision.ending.text : null;
}

/** A task whose creation is in doubt is looked for; one that Twilio may be making for a caller, after hanging up. */
function agendaWithoutTask(state: Interaction, leg: Leg, wish: Wish): Agenda {
  if (leg.creation?.status === 'unknown') return lookingAgenda(leg, leg.creation);
  if (leg.callSid === null) return [];
  if (leg.callEndedAt === null) {
    const act = sayAndHangUp(state, leg.callSid, wordsFor(state, wish));
    return [{ what: 'hang_up', at: state.retryAt ?? AT_ONCE, act }];
  }
  const at = latest(leg.callEndedAt + CALL_OVER_GRACE_MS, leg.retryAt);
  return [{ what: 'look_up_task', at, act: lookUpTask(leg) }];
}

/** TaskRouter was asked: the wish is granted, or refused because of what it showed. */
export function grantWish(state: Interaction, did: 'ended' | 'wrapped' | 'left'): Interaction {
  const { wish } = state;
  if (wish === null) return state;
  if (did === 'left') return answer({ ...state, wish: null }, wish, whyLeft(state));
  const granted = answer({ ...state, note: wish.note ?? state.note }, wish, null);
  return did === 'ended' ? granted : { ...granted, wish: null };
}

/** Who resolved the leg that ended is answered; where the customer goes on, it is not theirs to resolve. */
export const resolvedByOwner = (state: Interaction): Interaction =>
  state.wish?.wish === 'resolve' ? { ...grantWish(state, 'ended'), wish: null } : state;

const whyLeft = (state: Interaction) =>
  state.wish?.callback
    ? { type: REFUSALS.alreadyAccepted, message: 'An agent has the caller.' }
    : currentLeg(state).acceptance === null
      ? { type: REFUSALS.notAccepted, message: 'No agent has accepted this interaction yet.' }
      : { type: REFUSALS.notOwner, message: 'Another agent has accepted this interaction.' };

/** A wish for an interaction that has no task, and will have none, needs nobody's consent. */
export function grantWithoutTask(state: Interaction, now: Instant): Interaction {
  const { wish } = state;
  const leg = currentLeg(state);
  const mayHaveTask =
    leg.unread || leg.task !== null || leg.creation?.status === 'unknown' || state.underway !== null;
  if (wish === null || leg.end !== null || mayHaveTask) return state;
  if (wish.wish === 'resolve') return grantWish(state, 'left');
  if (leg.callSid !== null) return state;
  return grantWish(
    changeCurrentLeg(state, (current) => ({
      ...current,
      end: { kind: 'canceled', at: now, reason: wish.reason },
    })),
    'ended',
  );
}

/** An end that would give the customer a new leg is the end they, or we, wished for. */
export const wishedEnd = ({ wish }: Interaction, { acceptance }: Leg, end: LegEnd): LegEnd | null => {
  if (wish === null) return null;
  if (wish.wish === 'cancel') return { ...end, kind: 'canceled', reason: wish.reason };
  return acceptance === null ? null : { ...end, kind: 'completed', reason: wish.reason };
};

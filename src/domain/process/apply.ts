import type { Action } from '../actions';
import type { DoneFact, Fact, FailedFact, ResultFact } from '../facts';
import { REFUSALS } from '../failure-types';
import type { Interaction } from '../interaction';
import type { Phase } from '../interaction-view';
import type { Instant } from '../json';
import { answer } from './answers';
import {
  backgroundEnded,
  backgroundFailed,
  decidedAgain,
  diagnosed,
  enrichedLate,
  noted,
} from './background';
import { callbackPlanned, callbackUnplanned } from './callbacks';
import { obey } from './commands';
import { hearConversation } from './conversing';
import { created, creationFailed, lookedUp, searchedEventLog } from './creating';
import { openDesktopTransfer } from './desktop-transfers';
import { conclude, taskEnded } from './ending';
import { escalationFailed, escalationPlanned, escalationStarted, hearEscalation } from './escalating';
import { settleFollowUp } from './follow-up';
import { isHeld } from './held';
import { announced, letIn, releasedBy } from './holding';
import { adoptTask, enrich, intakeFailed, takeRoute } from './intake';
import { changeLeg, consultIn, currentLeg, doubt, legById, legOfAction } from './legs';
import { checkedReturn, comeBack } from './parking';
import { openInvite } from './native-invites';
import { hear, hearCall, milestones, readLog } from './routing-facts';
import { reachedOut, reachingFailed, isReachingOut, replyGivenUp, unread } from './reaching-out';
import { answerFailed, hearAnswer, outreachStarted, saidAnswer, saysAnswer, settleAnswers } from './relaying';
import { readMessages } from './silence';
import { tellingFailed, toldCustomer } from './telling';
import { record, THROUGHLINE } from './timeline';
import { passMark } from './clocks/marks';
import { promiseAnew } from './clocks/start';
import { settleClocks } from './clocks/settle';
import { saidUpdate, saysUpdate, settleUpdates, updateFailed } from './clocks/updates';
import { retryDelayMs } from './timings';
import { checkedTransfer, isStillAsked, transferUnchecked } from './transferring';
import { recordingMissing } from './voicemail';
import { moved, reread } from './waiting';

/**
 * Folds one thing that has happened into the state. Total: a fact that does not fit changes nothing, and facts of
 * Twilio's give the same state in every order and number of deliveries.
 */
export function apply(state: Interaction, fact: Fact): Interaction {
  const concluded = milestones(conclude(fold(state, fact), fact.receivedAt));
  const told = settleUpdates(settleClocks(concluded, fact.receivedAt));
  const clocked = settleFollowUp(settleAnswers(told, fact.receivedAt));
  return { ...clocked, phase: phaseOf(clocked) };
}

/** The phase follows from what is known, so no late event can move it back. */
function phaseOf(state: Interaction): Phase {
  const leg = currentLeg(state);
  if (state.outcome !== null) return 'closed';
  if (isReachingOut(state)) return 'parked';
  if (state.decision === null) return 'intake';
  if (isHeld(state)) return 'held';
  if (state.parked !== null) return 'parked';
  const offered = state.offering === null ? null : legById(state, state.offering);
  if (state.consulting !== null || consultIn(offered) !== null) return 'consulting';
  if (offered !== null || openDesktopTransfer(leg) !== undefined) return 'transferring';
  if (leg.wrappingSince !== null) return 'wrapping';
  if (leg.acceptance === null) return 'waiting';
  return openInvite(state) === undefined ? 'active' : 'transferring';
}

function fold(state: Interaction, fact: Fact): Interaction {
  switch (fact.kind) {
    case 'routing':
      return hear(state, fact.event, fact.receivedAt);
    case 'call':
      return hearCall(state, fact.event, fact.receivedAt);
    case 'conversation':
      return hearConversation(state, fact.event);
    case 'command':
      return obey(state, fact, fact.command, fact.receivedAt);
    case 'escalation':
      return hearAnswer(hearEscalation(state, fact.report, fact.receivedAt), fact.report, fact.receivedAt);
    case 'released':
      return letIn(state, fact.receivedAt);
    case 'doubted':
      return doubt(state, fact.receivedAt);
    case 'begun':
      return begun(state, fact.action);
    case 'done':
      return done(ended(state, fact.action), fact);
    case 'failed':
      return failed(ended(state, fact.action), fact);
    case 'parked':
      return park(state, fact);
  }
}

function park(
  state: Interaction,
  { what, reason, asked, receivedAt }: Extract<Fact, { kind: 'parked' }>,
): Interaction {
  const parked = record(state, `parked:${receivedAt}:${what}`, receivedAt, 'fact.parked', THROUGHLINE, {
    what,
    reason,
  });
  const refusal = { type: REFUSALS.invalidCommand, message: 'This command could not be carried out.' };
  return asked === undefined ? parked : answer(parked, asked, refusal);
}

const begun = (state: Interaction, action: Action): Interaction =>
  action.background
    ? {
        ...state,
        background: state.background.map((task) =>
          task.id === action.id ? { ...task, status: 'begun' } : task,
        ),
      }
    : { ...releasedBy(state, action), underway: action, actionsBegun: state.actionsBegun + 1 };

const ended = (state: Interaction, action: Action): Interaction =>
  action.background ? backgroundEnded(state, action.id) : { ...state, underway: null };

function done(state: Interaction, fact: ResultFact & { receivedAt: Instant }): Interaction {
  switch (fact.do) {
    case 'readNewTask':
      return adoptTask(state, fact);
    case 'enrich':
      return enrich(state, fact);
    case 'decideRoute':
      return fact.action.background
        ? promiseAnew(decidedAgain(state, fact), fact.result)
        : takeRoute(state, fact);
    case 'checkTransfer':
      return checkedTarget(state, fact);
    case 'createTask':
    case 'inviteAgent':
      return created(state, fact);
    case 'lookUpTask':
      return lookedUp(state, fact);
    case 'searchEventLog':
      return searchedEventLog(state, fact);
    case 'moveToStep':
      return moved(state, fact);
    case 'readTask':
      return reread(state, fact);
    case 'readTaskLog':
      return readLog(state, fact);
    case 'endTask':
      return taskEnded(state, fact);
    case 'sendMessage':
      return said(state, fact);
    case 'sayAndHangUp':
      return toldCustomer(state, fact);
    case 'passMark':
      return passMark(state, fact);
    case 'readMessages':
      return readMessages(state, fact);
    default:
      return doneBeside(state, fact);
  }
}

function said(state: Interaction, fact: DoneFact<'sendMessage'>): Interaction {
  if (saysAnswer(state, fact.action)) return saidAnswer(state, fact);
  return saysUpdate(state, fact.action) ? saidUpdate(state, fact) : toldCustomer(state, fact);
}

/** What is done beside the main line, or concerns no task. */
function doneBeside(state: Interaction, fact: ResultFact & { receivedAt: Instant }): Interaction {
  switch (fact.do) {
    case 'enrichLate':
      return enrichedLate(state, fact);
    case 'planCallback':
      return callbackPlanned(state, fact);
    case 'announce':
      return announced(state, fact);
    case 'giveUpRecording':
      return recordingMissing(state, fact);
    case 'reachOut':
      return reachedOut(state, fact);
    case 'giveUpReply':
      return replyGivenUp(state, fact.receivedAt);
    case 'diagnose':
      return diagnosed(state, fact);
    case 'appendCaseNote':
      return noted(state, fact);
    case 'planEscalation':
      return escalationPlanned(state, fact);
    case 'startEscalation':
      return escalationStarted(state, fact);
    case 'startOutreach':
      return outreachStarted(state, fact);
    // That it was done is all there is to know.
    default:
      return state;
  }
}

/** Somebody else may have been asked for since. */
function checkedTarget(state: Interaction, fact: DoneFact<'checkTransfer'>): Interaction {
  if (!isStillAsked(state, fact.action)) return state;
  return state.parked === null ? checkedTransfer(state, fact) : checkedReturn(state, fact);
}

function failed(state: Interaction, fact: FailedFact & { receivedAt: Instant }): Interaction {
  const { do: name } = fact.action;
  if (name === 'planEscalation' || name === 'startEscalation') return escalationFailed(state, fact);
  // The escalation is over: it need not hear of it any more.
  if (name === 'passNote') return state;
  if (fact.action.background) return backgroundFailed(state, fact);
  switch (fact.action.do) {
    case 'readNewTask':
    case 'enrich':
    case 'decideRoute':
      return intakeFailed(state, fact);
    case 'checkTransfer':
      if (!isStillAsked(state, fact.action)) return state;
      return state.parked === null ? transferUnchecked(state, fact) : comeBack(state, fact.receivedAt);
    case 'createTask':
    case 'inviteAgent':
      return creationFailed(state, fact);
    case 'reachOut':
      return reachingFailed(state, fact);
    case 'readMessages':
      return isReachingOut(state) ? unread(state, fact.receivedAt) : tryAgain(state, fact);
    case 'planCallback':
      return callbackUnplanned(state);
    case 'sendMessage':
    case 'sayAndHangUp':
      if (saysAnswer(state, fact.action)) return answerFailed(state, fact);
      return saysUpdate(state, fact.action) ? updateFailed(state, fact) : tellingFailed(state, fact);
    default:
      return tryAgain(state, fact);
  }
}

/** The action stays due; it is tried again a little later. Of failures in a row the first is told. */
function tryAgain(state: Interaction, fact: FailedFact & { receivedAt: Instant }): Interaction {
  const { legId, failures: before } = legOfAction(state, fact.action);
  const failures = before + 1;
  const retryAt = fact.receivedAt + retryDelayMs(failures, fact.retryAfterMs);
  const later = changeLeg(state, legId, (leg) => ({ ...leg, failures, retryAt }));
  if (failures > 1) return later;
  const { action, failure, message } = fact;
  return record(later, `failed:${action.id}`, fact.receivedAt, `${action.do}.failed`, THROUGHLINE, {
    failure,
    why: message,
  });
}

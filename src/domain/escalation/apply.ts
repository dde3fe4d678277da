import { REFUSALS } from '../failure-types';
import { answer } from '../process/answers';
import type { Instant } from '../json';
import type { EscalationAction } from './actions';
import { newsBegun, newsEnded, newsFailed } from './alerts';
import { answerEscalation, refusalOfEscalation } from './answering';
import { climbingFailed, levelOpened, timeCounted } from './climbing';
import {
  commentBegun,
  commentEnded,
  commentFailed,
  heardBegun,
  heardEnded,
  isOfComment,
  noteTaken,
} from './comments';
import type { Escalation } from './escalation';
import type { EscalationFact, EscalationFailed, EscalationResultFact } from './facts';
import { answerHeard, interactionOver, outreachStarted } from './outreach';
import { pageBegun, pageFailed, pageSent } from './paging';
import { receiversBegun, receiversEnded, receiversFailed, receiversTold } from './receivers';
import { replayed } from './replaying';
import { record, THROUGHLINE } from './timeline';

/** Folds one thing that has happened into the state. Total: a fact that does not fit changes nothing. */
export function applyEscalation(state: Escalation, fact: EscalationFact): Escalation {
  switch (fact.kind) {
    case 'command':
      return obey(state, fact);
    case 'noted':
      return noteTaken(state, fact);
    case 'replayed':
      return replayed(state, fact, fact.receivedAt);
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

function obey(state: Escalation, fact: Extract<EscalationFact, { kind: 'command' }>): Escalation {
  const { command, receivedAt } = fact;
  if (state.answers.some(({ commandId }) => commandId === fact.commandId)) return state;
  const refusal = refusalOfEscalation(state, command);
  return answer(refusal === null ? answerEscalation(state, command, receivedAt) : state, fact, refusal);
}

function park(
  state: Escalation,
  { what, reason, asked, receivedAt }: Extract<EscalationFact, { kind: 'parked' }>,
): Escalation {
  const parked = record(state, receivedAt, 'fact.parked', THROUGHLINE, { what, reason });
  const refusal = { type: REFUSALS.invalidCommand, message: 'This command could not be carried out.' };
  return asked === undefined ? parked : answer(parked, asked, refusal);
}

function begun(state: Escalation, action: EscalationAction): Escalation {
  const counted = { ...state, actionsBegun: state.actionsBegun + 1 };
  switch (action.do) {
    case 'page':
      return pageBegun(counted, action);
    case 'tellChannel':
      return newsBegun(counted, action);
    case 'tellReceivers':
      return receiversBegun(counted, action);
    case 'commentIssue':
      return commentBegun(counted, action);
    case 'tellInteraction':
      return { ...counted, telling: true, told: action.report.version };
    case 'startOutreach':
      return { ...counted, outreach: 'begun' };
    case 'appendCaseNote':
      return isOfComment(action) ? heardBegun(counted) : { ...counted, note: 'begun' };
    default:
      return { ...counted, underway: action };
  }
}

/** What came of a note, or of news, changes nothing: they were tried for as long as it makes sense. */
function ended(state: Escalation, action: EscalationAction): Escalation {
  switch (action.do) {
    case 'page':
      return state;
    case 'tellChannel':
      return newsEnded(state, action);
    case 'tellReceivers':
      return receiversEnded(state);
    case 'commentIssue':
      return commentEnded(state);
    case 'tellInteraction':
      return { ...state, telling: false };
    case 'startOutreach':
      return { ...state, outreach: 'done' };
    case 'appendCaseNote':
      return isOfComment(action) ? heardEnded(state) : { ...state, note: 'done' };
    default:
      return { ...state, underway: null };
  }
}

function done(state: Escalation, fact: EscalationResultFact & { receivedAt: Instant }): Escalation {
  switch (fact.do) {
    case 'openLevel':
      return levelOpened(state, fact);
    case 'countTime':
      return timeCounted(state, fact);
    case 'page':
      return pageSent(state, fact);
    case 'tellReceivers':
      return receiversTold(state, fact);
    case 'tellInteraction':
      return answerHeard(state, fact);
    case 'startOutreach':
      return outreachStarted(state, fact);
    default:
      return state;
  }
}

function failed(state: Escalation, fact: EscalationFailed & { receivedAt: Instant }): Escalation {
  const { action, message, receivedAt } = fact;
  switch (action.do) {
    case 'page':
      return pageFailed(state, fact, action);
    case 'tellChannel':
      return newsFailed(state, fact, action);
    case 'tellReceivers':
      return receiversFailed(state, fact, action);
    case 'commentIssue':
      return commentFailed(state, fact, action);
    case 'openLevel':
    case 'countTime':
      return climbingFailed(state, fact);
    // The interaction is over: it need not hear of it any more; its customer may have to.
    case 'tellInteraction':
      return interactionOver(state, receivedAt);
    default:
      return record(state, receivedAt, `${action.do}.failed`, THROUGHLINE, { why: message });
  }
}

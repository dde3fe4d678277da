import type { ActionBody } from '../actions';
import type { RoutingDecision } from '../decision';
import type { DoneFact, FailedFact } from '../facts';
import type { EscalationId } from '../ids';
import type { BackgroundTask, BackgroundWork, Interaction } from '../interaction';
import { OUTCOME_NOTE, outcomeText } from './case-notes';
import { passNote, planEscalation, startEscalation } from './escalation-requests';
import { isHeld } from './held';
import { decisionOf, stepEndsAt } from './keys';
import { changeCurrentLeg, currentLeg } from './legs';
import { notify } from './clocks/notify';
import { startFollowUp, startOutreach } from './outreach-start';
import { announce, appendCaseNote, decideRoute, profileAttributes, rememberAgent } from './requests';
import { record, THROUGHLINE } from './timeline';

/*
 * Work beside the main line. It never holds a customer up: it is begun once, retried by Temporal, and its result is a
 * fact like any other.
 */

/** Adds work, unless work of that id was asked for before. */
export const background = (state: Interaction, id: string, work: BackgroundWork): Interaction =>
  state.background.some((task) => task.id === id)
    ? state
    : { ...state, background: [...state.background, { ...work, id, status: 'due' }] };

export const nextInBackground = (state: Interaction): BackgroundTask | undefined =>
  state.background.find((task) => task.status === 'due');

export const backgroundIsDone = (state: Interaction): boolean =>
  state.background.every((task) => task.status === 'done' || WAITS_FOR_NOBODY.has(task.work));

/** Once the interaction is closed nobody needs these answers any more. */
const WAITS_FOR_NOBODY: ReadonlySet<BackgroundWork['work']> = new Set([
  'enrich_late',
  'decide_again',
  'write_profile',
  'nudge',
  'notify',
  'pass_note',
]);

export function backgroundAction(state: Interaction, task: BackgroundTask): ActionBody {
  const customerId = state.start.customer.id ?? '';
  switch (task.work) {
    case 'enrich_late':
      return { do: 'enrichLate', customerId };
    case 'decide_again':
      return decideRoute(state);
    case 'write_profile':
      return { do: 'writeProfile', taskSid: task.taskSid, attributes: profileAttributes(state) };
    case 'nudge':
      return { do: 'nudgeAgent', taskSid: task.taskSid, since: task.since };
    case 'diagnose':
      return { do: 'diagnose', diagnostic: task.diagnostic, customerId };
    case 'close_channel':
      return { do: 'closeChannel', channel: task.channel };
    case 'close_conversation':
      return { do: 'closeConversation', conversationSid: task.conversationSid };
    case 'plan_escalation':
    case 'start_escalation':
    case 'pass_note':
    case 'start_outreach':
      return ofEscalation(state, task);
    case 'start_follow_up':
      return startFollowUp(state);
    case 'notify':
      return notify(state, task);
    case 'announce':
      return announce(state, task);
    case 'case_note':
      return appendCaseNote(state, task);
    case 'remember_agent':
      return rememberAgent(state, task);
    case 'outcome_note':
      return appendCaseNote(state, {
        key: OUTCOME_NOTE,
        at: state.closedAt ?? state.startedAt,
        text: outcomeText(state),
      });
  }
}

function ofEscalation(
  state: Interaction,
  task: Extract<BackgroundTask, { readonly escalationId: EscalationId }>,
): ActionBody {
  switch (task.work) {
    case 'plan_escalation':
      return planEscalation(state, task.escalationId);
    case 'start_escalation':
      return startEscalation(state, task.escalationId);
    case 'pass_note':
      return passNote(task);
    case 'start_outreach':
      return startOutreach(state, task);
  }
}

const COMES_WITHOUT_END: ReadonlySet<BackgroundWork['work']> = new Set([
  'case_note',
  'nudge',
  'plan_escalation',
  'start_escalation',
  'remember_agent',
  'pass_note',
]);

/** What comes without end is forgotten once it is done; the rest is remembered so that it is asked for once. */
export const backgroundEnded = (state: Interaction, id: string): Interaction => ({
  ...state,
  background: state.background.flatMap((task) =>
    task.id !== id ? [task] : COMES_WITHOUT_END.has(task.work) ? [] : [{ ...task, status: 'done' as const }],
  ),
});

export function backgroundFailed(state: Interaction, fact: FailedFact & { receivedAt: number }): Interaction {
  return record(state, `failed:${fact.action.id}`, fact.receivedAt, 'action.failed', THROUGHLINE, {
    action: fact.action.do,
    why: fact.message,
  });
}

/** The CRM answered after all: the route may change while nobody was offered the customer for good. */
export function enrichedLate(
  state: Interaction,
  { result, receivedAt }: DoneFact<'enrichLate'>,
): Interaction {
  if (result.profile === null) return { ...state, enrichment: 'unknown_customer' };
  const known = record(
    { ...state, profile: result.profile, enrichment: 'late' },
    'customer.enriched_late',
    receivedAt,
    'customer.enriched_late',
    THROUGHLINE,
    { tier: result.profile.tier },
  );
  return known.decision === null ? known : background(known, 'decide_again', { work: 'decide_again' });
}

/**
 * What the policy says with the late profile. It re-routes only the first leg, while it is still pending, before its
 * first deadline, and only if the decision changed; else the profile is written to the task once somebody has it.
 */
export function decidedAgain(
  state: Interaction,
  { result, receivedAt }: DoneFact<'decideRoute'>,
): Interaction {
  const leg = currentLeg(state);
  const decision = decisionOf(state);
  const informed = { ...state, attributes: result.attributes };
  if (isHeld(state)) return heldOtherwise(informed, result.decision);
  const changed = result.decision.route !== decision.route || result.decision.priority !== decision.priority;
  const firstDeadline = stepEndsAt(leg, decision, 1);
  const early = firstDeadline !== null && receivedAt < firstDeadline;
  if (changed && early && leg.chain && !leg.watched && leg.acceptance === null && state.phase === 'waiting') {
    return { ...informed, reroute: result.decision };
  }
  return writeProfileOnceAccepted(informed);
}

/** As long as nobody was asked. The hour that was promised stands. */
const heldOtherwise = (state: Interaction, decision: RoutingDecision): Interaction =>
  decision.afterHours?.kind === 'hold'
    ? changeCurrentLeg({ ...state, decision }, (leg) => ({ ...leg, route: decision.route }))
    : state;

/** Attributes of a waiting task are left alone (every write re-routes the customer), so this waits for acceptance. */
export function writeProfileOnceAccepted(state: Interaction): Interaction {
  const leg = currentLeg(state);
  if (state.enrichment !== 'late' || leg.acceptance === null || leg.task === null || leg.watched)
    return state;
  return background(state, `write_profile:${leg.legId}`, {
    work: 'write_profile',
    taskSid: leg.task.taskSid,
  });
}

/** The route may ask for a diagnostic that the agent finds ready. */
export function diagnoseOnceAccepted(state: Interaction): Interaction {
  const { decision, start } = state;
  if (decision === null || decision.diagnostics === null || start.customer.id === null) return state;
  if (currentLeg(state).acceptance === null) return state;
  return background(state, 'diagnose', { work: 'diagnose', diagnostic: decision.diagnostics });
}

export function diagnosed(
  state: Interaction,
  { action, result, receivedAt }: DoneFact<'diagnose'>,
): Interaction {
  if (result.summary === null) return state;
  const told = record(state, 'diagnostics', receivedAt, 'diagnostics.gathered', THROUGHLINE, {
    diagnostic: action.diagnostic,
    summary: result.summary,
    findings: result.findings.length,
  });
  return background(told, 'diagnostics_note', {
    work: 'case_note',
    key: 'diagnostics',
    at: receivedAt,
    text: [result.summary, ...result.findings].join('\n'),
  });
}

/** The CRM has it: what was decided, tried and said of this interaction can be read there. */
export const noted = (state: Interaction, { action, receivedAt }: DoneFact<'appendCaseNote'>): Interaction =>
  record(state, `written:${action.key}`, receivedAt, 'case_note.written', THROUGHLINE, {
    note: action.key.slice(state.start.interactionId.length + 1),
  });

/** A re-route that was overtaken, by an acceptance or by time. */
export const dropReroute = (state: Interaction): Interaction =>
  writeProfileOnceAccepted(
    changeCurrentLeg({ ...state, reroute: null }, (leg) => ({ ...leg, deferral: null })),
  );

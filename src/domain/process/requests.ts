import type { ActionBody, ActionOf, EndingTerms } from '../actions';
import type { RoutingDecision } from '../decision';
import { asReservationSid, type AgentSid, type CallSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant, JsonObject } from '../json';
import type { Deferral, Leg, LegTask } from '../leg';
import type { TransferAsked } from '../transfer';
import { BECAUSE_CLOSED } from './held';
import { decisionOf, keysOf, languageOf, queueOf, routeOf, stepEndsAt, taskTimeoutSeconds } from './keys';
import { isPhoneNumber } from '../callback';
import { customerKeys } from '../customer-keys';
import { callbackAttributes } from './callback-requests';
import { conversationSidOf, flexEnding, invitation, TOLD_ENDING } from './flex-requests';
import { currentLeg, legById } from './legs';
import { emailOf, outreachAttributes } from './outreach-start';
import { mayRecord } from './voicemail-requests';
import { BACKSTOP_MS, CLOCK_SKEW_MS } from './timings';

/* What the process asks of the outside, word for word. */

export const decideRoute = (state: Interaction): ActionOf<'decideRoute'> => ({
  do: 'decideRoute',
  channel: state.start.channel,
  source: state.start.source,
  given: state.start.given,
  customerId: state.start.customer.id,
  profile: state.profile,
  startedAt: state.startedAt,
  ...(asksTheClock(state) && { byTheClock: true }),
  ...(isPhoneNumber(state.start.customer.address) && { callable: true }),
  ...(currentLeg(state).callSid !== null && { recordable: true }),
  ...(emailOf(state) !== null && { mailable: true }),
  ...knownBy(state),
  enqueueAs: enqueueAs(state),
});

/** Who is in a queue already stays there; so does a conversation that Studio hands on by itself. */
const asksTheClock = ({ start, phase }: Interaction): boolean =>
  (start.birth.kind === 'request' || start.birth.kind === 'call') && (phase === 'intake' || phase === 'held');

/** Who is in a queue already is not taken out of it to be asked for by name. */
const knownBy = ({ start, phase }: Interaction): Pick<ActionOf<'decideRoute'>, 'knownBy'> =>
  start.birth.kind === 'task' || phase !== 'intake' ? {} : { knownBy: customerKeys(start.customer) };

/** Where Twilio makes the task, it has to be told with what. */
function enqueueAs({ start, currentLegId: legId }: Interaction): ActionOf<'decideRoute'>['enqueueAs'] {
  const { birth, interactionId } = start;
  if (birth.kind === 'call') return { interactionId, legId };
  return birth.kind === 'conversation' ? { interactionId, legId, origin: 'interaction' } : null;
}

/** The leg's task, by whoever makes such. */
export const makeTask = (state: Interaction, leg: Leg): ActionOf<'createTask'> | ActionOf<'inviteAgent'> =>
  leg.origin === 'interaction'
    ? { ...createTask(state, leg), do: 'inviteAgent', ...invitation(state, leg) }
    : createTask(state, leg);

function createTask(state: Interaction, leg: Leg): ActionOf<'createTask'> {
  const decision = routeOf(state, leg);
  return {
    do: 'createTask',
    keys: keysOf(state, leg, decision, leg.step),
    channel: state.start.channel,
    source: state.start.source,
    customerId: state.start.customer.id,
    attributes: {
      ...state.attributes,
      ...profileAttributes(state),
      ...handOverAttributes(state, leg),
      ...callbackAttributes(state, leg),
      ...outreachAttributes(state),
    },
    priority: decision.priority,
    timeoutSeconds: taskTimeoutSeconds(decision),
    virtualStartTime: leg.chain ? null : state.startedAt,
  };
}

export const checkTransfer = (
  state: Interaction,
  { to }: Pick<TransferAsked, 'to'>,
): ActionOf<'checkTransfer'> => ({
  do: 'checkTransfer',
  to,
  back: backQueueOf(state, currentLeg(state)),
  decision: decisionOf(state),
});

/** Whether who had it before it was parked can take it again; else whoever is in the queue of its route. */
export const checkReturn = (state: Interaction): ActionOf<'checkTransfer'> => ({
  do: 'checkTransfer',
  to: { kind: 'agent', agent: state.parked?.agentSid ?? '' },
  back: decisionOf(state).steps[0]?.queue ?? null,
  decision: decisionOf(state),
});

const isForOneAgent = ({ transfer, known }: Leg): boolean =>
  known !== undefined || (transfer !== null && transfer.agentSid !== null);

/** Who was handed a customer by name answered from no queue: behind them stands the queue that would have asked next. */
const backQueueOf = (state: Interaction, leg: Leg): string | null =>
  isForOneAgent(leg) && leg.step === 1 ? (leg.decision?.steps[1]?.queue ?? null) : queueOf(state, leg);

const EXCERPT_CHARACTERS = 200;

/** What whoever is handed the customer sees on their screen: from whom, and the sender's words. */
function handOverAttributes(state: Interaction, { transfer }: Leg): JsonObject {
  if (transfer === null || transfer.isReturn) return {};
  const sender = legById(state, transfer.from)?.acceptance?.agentName ?? null;
  const note = transfer.note === null ? {} : { note: transfer.note.slice(0, EXCERPT_CHARACTERS) };
  return transfer.consult === null
    ? { handed_over: { from: sender, ...note } }
    : { consult: { from: sender, mode: transfer.consult.mode, ...note } };
}

/** What the CRM knows and the agent sees. */
export const profileAttributes = ({ profile }: Interaction): JsonObject =>
  profile === null
    ? {}
    : {
        customer_profile: {
          tier: profile.tier,
          arr_band: profile.arrBand,
          account_name: profile.accountName,
          prior_cases: profile.priorCases
            .slice(0, 3)
            .map(({ id, subject, status }) => ({ id, subject, status })),
        },
      };

export const lookUpTask = (leg: Leg): ActionOf<'lookUpTask'> => ({
  do: 'lookUpTask',
  legId: leg.legId,
  callSid: leg.callSid,
});

export const moveOn = (state: Interaction, leg: Leg, task: LegTask): ActionOf<'moveToStep'> => {
  const decision = routeOf(state, leg);
  const endsAt = stepEndsAt(leg, decision, leg.step);
  return {
    ...moveTo(state, leg, task, decision, leg.step + 1),
    movedByItselfAt: leg.chain && endsAt !== null ? endsAt + BACKSTOP_MS : null,
  };
};

export const moveToNewRoute = (
  state: Interaction,
  leg: Leg,
  task: LegTask,
  decision: RoutingDecision,
): ActionOf<'moveToStep'> => ({
  ...moveTo(state, leg, task, decision, 1),
  attributes: state.attributes,
});

export const moveToQueue = (state: Interaction, leg: Leg, task: LegTask): ActionOf<'moveToStep'> =>
  moveTo(state, leg, task, routeOf(state, leg), 1);

/** The task stays where it is, with the priority that the interaction has by now. */
export const raiseWaiting = (state: Interaction, leg: Leg, task: LegTask): ActionOf<'moveToStep'> =>
  moveTo(state, leg, task, routeOf(state, leg), leg.step);

const moveTo = (
  state: Interaction,
  leg: Leg,
  task: LegTask,
  decision: RoutingDecision,
  step: number,
): ActionOf<'moveToStep'> => ({
  do: 'moveToStep',
  taskSid: task.taskSid,
  keys: keysOf(state, leg, decision, step),
  attributes: null,
  priority: decision.priority,
  ringMs: decision.ringMs,
  movedByItselfAt: null,
  deferral: deferralOf(leg),
});

/** Who declined is offered it again at once: that offer is not waited for. */
function deferralOf({ deferral, transfer, known, step }: Leg): Deferral | null {
  const at = transfer?.declinedAt ?? (step === 1 ? known?.declinedAt : null) ?? null;
  return at === null ? deferral : { reservationSid: asReservationSid(''), since: at, until: at };
}

export const readTask = (task: LegTask): ActionOf<'readTask'> => ({
  do: 'readTask',
  taskSid: task.taskSid,
});

export const readTaskLog = (leg: Leg, task: LegTask): ActionOf<'readTaskLog'> => ({
  do: 'readTaskLog',
  taskSid: task.taskSid,
  since: leg.openedAt - CLOCK_SKEW_MS,
});

export function endTask(
  state: Interaction,
  leg: Leg,
  task: LegTask,
  how: {
    reason: string;
    terms: EndingTerms;
    acceptedBy?: AgentSid | null;
    conversations: JsonObject | null;
    say: string | null;
    record?: boolean;
  },
): ActionOf<'endTask'> {
  return {
    do: 'endTask',
    taskSid: task.taskSid,
    origin: leg.origin,
    reason: how.reason,
    terms: how.terms,
    acceptedBy: how.acceptedBy ?? null,
    ringMs: (leg.decision ?? state.decision)?.ringMs ?? 0,
    deferral: leg.deferral,
    conversations: how.conversations,
    call: leg.callSid === null ? null : { callSid: leg.callSid, ...saying(state, how.say, how.record) },
    ...(leg.origin === 'interaction' && {
      flex: flexEnding(state, leg, how),
    }),
  };
}

const saying = (state: Interaction, say: string | null, isRecorded = false) => ({
  say,
  language: languageOf(state),
  ...(isRecorded && { record: true as const }),
});

export const sayAndHangUp = (
  state: Interaction,
  callSid: CallSid,
  text: string | null,
  isRecorded = false,
): ActionOf<'sayAndHangUp'> => ({
  do: 'sayAndHangUp',
  callSid,
  text,
  language: languageOf(state),
  ...(isRecorded && { record: true }),
});

/** The route's ending, by whatever way reaches the customer. */
export function tellEnding(state: Interaction, leg: Leg): ActionBody {
  const { afterHours } = decisionOf(state);
  const isTurnedAway = leg.end?.reason === BECAUSE_CLOSED && afterHours !== undefined;
  const route = routeOf(state, leg);
  const { text } = isTurnedAway ? afterHours : route.ending;
  if (leg.callSid !== null) {
    return sayAndHangUp(state, leg.callSid, text, !isTurnedAway && mayRecord(leg, route));
  }
  return { do: 'sendMessage', ...message(state, leg, { key: TOLD_ENDING, text }) };
}

/** Nothing of the customer's depends on it: it is said when it can be. */
export const announce = (state: Interaction, words: { key: string; text: string }): ActionOf<'announce'> => ({
  do: 'announce',
  ...message(state, currentLeg(state), words),
});

function message(state: Interaction, leg: Leg, { key, text }: { key: string; text: string }) {
  const { externalId, interactionId } = state.start;
  const conversationSid = leg.origin === 'interaction' ? conversationSidOf(state) : null;
  return {
    externalId: externalId ?? interactionId,
    key: `${interactionId}:${key}`,
    text,
    ...(conversationSid !== null && { conversationSid }),
  };
}

export const rememberAgent = (
  { start }: Interaction,
  { agentSid, at }: { agentSid: AgentSid; at: Instant },
): ActionOf<'rememberAgent'> => ({
  do: 'rememberAgent',
  knownBy: customerKeys(start.customer),
  agentSid,
  interactionId: start.interactionId,
  at,
});

export const appendCaseNote = (
  state: Interaction,
  note: { key: string; at: Instant; text: string },
): ActionOf<'appendCaseNote'> => ({
  do: 'appendCaseNote',
  key: `${state.start.interactionId}:${note.key}`,
  interactionId: state.start.interactionId,
  externalId: state.start.externalId,
  customerId: state.start.customer.id,
  at: note.at,
  text: note.text,
});

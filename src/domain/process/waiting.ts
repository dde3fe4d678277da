import type { DoneFact } from '../facts';
import type { Interaction } from '../interaction';
import type { Actor } from '../actor';
import type { Instant } from '../json';
import type { Leg, LegTask } from '../leg';
import { AT_ONCE, latest, type Agenda, type Due } from './agenda';
import { dropReroute } from './background';
import { BECAUSE_CALLBACK, mayCallBack } from './callback-requests';
import { conversationOver } from './conversing';
import { creatingAgenda } from './creating';
import { learnFromReading } from './desktop-transfers';
import { learnReading } from './evidence';
import { carriesPriority, cutShortAt, onlyRaised, raisingAgenda } from './hurrying';
import { decisionOf, isLastStep, queueOf, routeEndsAt, routeOf, stepEndsAt, stepOfKeys } from './keys';
import { changeLeg, currentLeg, legById, legOfAction, settled, waitsForOffer } from './legs';
import { withoutKnownAgent } from './known-agent';
import { readingLog } from './log-reading';
import { movingAgenda, tookPlace, whereAccepted } from './moving';
import { endTask, lookUpTask, moveOn, moveToNewRoute, readTask } from './requests';
import { tellInOutage } from './telling';
import { record, THROUGHLINE, TWILIO } from './timeline';
import { endTwins } from './twins';
import { mayRecord } from './voicemail-requests';
import { CALL_OVER_GRACE_MS, OFFER_SETTLED_MS, REREAD_MS } from './timings';

/*
 * Waiting: the customer is in a queue, step by step, each with one absolute deadline. When the last has passed, the
 * route's ending runs. An acceptance wins over all of it, for TaskRouter is read before it is written.
 */

export function waitingAgenda(state: Interaction): Agenda {
  const leg = currentLeg(state);
  if (leg.task === null) {
    const making = leg.creation === null ? expectingAgenda(leg) : creatingAgenda(state, leg, leg.creation);
    return [...tellInOutage(state, leg), ...making];
  }
  if (leg.gone) return [...tellInOutage(state, leg), readingLog(leg, leg.task)];
  if (leg.watched) return watchingAgenda(state, leg, leg.task);
  return [
    ...tellInOutage(state, leg),
    ...afterHangUp(state, leg, leg.task),
    ...conversationOver(state, leg, leg.task),
    ...movingAgenda(state, leg, leg.task),
    ...(isAskedFor(state, leg) ? [] : [endOfRoute(state, leg, leg.task)]),
    ...endTwins(state, leg),
    ...goToNewRoute(state, leg, leg.task),
    ...nextStep(state, leg, leg.task),
    ...raisingAgenda(state, leg, leg.task),
    { what: 'reread', at: latest(leg.knownAt + REREAD_MS, leg.retryAt), act: readTask(leg.task) },
  ];
}

/** A supervisor has somebody asked for the customer: until that is answered their wait does not end. */
const isAskedFor = ({ offering }: Interaction, { legId }: Leg): boolean =>
  offering !== null && offering !== legId;

/** Twilio makes the task from TwiML; when it does not come, or the caller has hung up, we look. */
export function expectingAgenda(leg: Leg): Agenda {
  const at =
    leg.callEndedAt === null ? (leg.taskExpectedBy ?? AT_ONCE) : leg.callEndedAt + CALL_OVER_GRACE_MS;
  return [{ what: 'task_expected_by', at: latest(at, leg.retryAt), act: lookUpTask(leg) }];
}

/** TaskRouter cancels the task of a caller who hangs up; should that news be lost, we end it. */
const afterHangUp = (state: Interaction, leg: Leg, task: LegTask): Agenda =>
  leg.callEndedAt === null
    ? []
    : [
        {
          what: 'caller_gone',
          at: latest(leg.callEndedAt + CALL_OVER_GRACE_MS, leg.retryAt),
          act: endTask(state, leg, task, {
            reason: 'hangup',
            terms: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'leave' },
            conversations: null,
            say: null,
          }),
        },
      ];

const goToNewRoute = (state: Interaction, leg: Leg, task: LegTask): Agenda =>
  state.reroute === null || !leg.chain
    ? []
    : [
        {
          what: 'reroute',
          at: latest(leg.retryAt, waitsForOffer(leg)),
          act: moveToNewRoute(state, leg, task, state.reroute),
        },
      ];

/** The step's deadline: overflow to the next step. */
function nextStep(state: Interaction, leg: Leg, task: LegTask): Agenda {
  const decision = routeOf(state, leg);
  if (isLastStep(decision, leg.step)) return [];
  const declined = declinedAt(leg);
  const cutShort = cutShortAt(leg);
  const endsAt = declined ?? cutShort ?? stepEndsAt(leg, decision, leg.step);
  const at = latest(endsAt, leg.retryAt, declined === null ? waitsForOffer(leg) : null);
  return [{ what: 'accept_by', at, act: moveOn(state, leg, task) }];
}

/** The agent whom a transfer was for, or who knows the customer, has said no: there is nothing to wait for. */
export const declinedAt = ({ step, transfer, known }: Leg): Instant | null =>
  step === 1 ? (transfer?.declinedAt ?? known?.declinedAt ?? null) : null;

/** After the last step the route's ending, also when an outage kept the task from ever getting there. */
function endOfRoute(state: Interaction, leg: Leg, task: LegTask): Due {
  const decision = routeOf(state, leg);
  const isCalledBack = mayCallBack(state, leg, decision);
  const isRecorded = mayRecord(leg, decision);
  return {
    what: isLastStep(decision, leg.step) ? 'accept_by' : 'route_ends',
    at: latest(routeEndsAt(leg, decision), leg.retryAt, waitsForOffer(leg)),
    act: endTask(state, leg, task, {
      reason: isCalledBack ? BECAUSE_CALLBACK : 'route_ended',
      terms: { ifWaiting: 'end', ifOffered: 'defer', ifAccepted: 'leave' },
      conversations: {
        abandoned: 'No',
        outcome: isCalledBack ? 'callback' : isRecorded ? 'voicemail' : 'unserved',
      },
      say: decision.ending.text,
      record: isRecorded,
    }),
  };
}

/** A task without our keys belongs to TaskRouter's own filters: at our deadlines we read and record. */
function watchingAgenda(state: Interaction, leg: Leg, task: LegTask): Agenda {
  const endsAt = stepEndsAt(leg, routeOf(state, leg), leg.step);
  const rereadAt = leg.knownAt + REREAD_MS;
  const at = endsAt === null ? rereadAt : Math.min(endsAt, rereadAt);
  return [
    ...conversationOver(state, leg, task),
    { what: 'accept_by', at: latest(at, leg.retryAt), act: readTask(task) },
  ];
}

export function moved(
  state: Interaction,
  { action, result, receivedAt }: DoneFact<'moveToStep'>,
): Interaction {
  const { legId } = legOfAction(state, action);
  const learned = changeLeg(state, legId, (leg) => settled(learnReading(leg, result.reading, receivedAt)));
  switch (result.did) {
    case 'nothing':
      return dropReroute(lookAgainSoon(unmoved(learned, legId), legId, receivedAt));
    case 'deferred':
      return deferred(learned, legId, result.deferral, receivedAt);
    case 'moved':
    case 'beyond':
      return stepped(learned, legId, action, result.did === 'moved' ? THROUGHLINE : TWILIO);
  }
}

/** An acceptance, or the end, came first. */
const unmoved = (state: Interaction, legId: string): Interaction =>
  changeLeg(state, legId, (leg) => ({ ...whereAccepted(state, leg), moving: null }));

function stepped(
  state: Interaction,
  legId: string,
  action: DoneFact<'moveToStep'>['action'],
  by: Actor,
): Interaction {
  const { route } = action.keys;
  const before = legById(state, legId);
  const carry = (known: Interaction): Interaction =>
    changeLeg(known, legId, (leg) => carriesPriority(known, leg, action.priority));
  if (
    before !== null &&
    onlyRaised(before, { route, step: stepOfKeys(routeOf(state, before), action.keys) })
  ) {
    return changeLeg(carry(state), legId, (leg) => ({ ...leg, deferral: null }));
  }
  const rerouted = state.reroute !== null && action.attributes !== null;
  const decided = rerouted
    ? { ...state, decision: state.reroute, reroute: null }
    : { ...state, reroute: null };
  const written = legById(decided, legId) ?? currentLeg(decided);
  const step = stepOfKeys(tookPlace(written, action).decision ?? decisionOf(decided), action.keys);
  const there = changeLeg(carry(decided), legId, (leg) => ({
    ...(rerouted ? withoutKnownAgent(leg) : tookPlace(leg, action)),
    route,
    step,
    deferral: null,
  }));
  const leg = legById(there, legId);
  // Told as of its beginning: the write itself brings the next offer, which may be accepted before we hear back.
  return record(there, `step:${action.id}`, action.begunAt, 'step.moved', by, {
    legId: action.keys.legId,
    route,
    step,
    queue: leg && queueOf(there, leg),
  });
}

/** TaskRouter says it is over or taken, but not yet by whom: its reads agree a moment later. */
export const lookAgainSoon = (state: Interaction, legId: string, now: Instant): Interaction =>
  changeLeg(state, legId, (leg) =>
    leg.acceptance === null && leg.end === null && !leg.gone
      ? { ...leg, retryAt: now + OFFER_SETTLED_MS }
      : leg,
  );

/** An offer is out: its answer is awaited. A re-route that would come too late for that is dropped. */
export function deferred(
  state: Interaction,
  legId: string,
  deferral: Leg['deferral'],
  now: Instant,
): Interaction {
  const leg = legById(state, legId) ?? currentLeg(state);
  const waits = changeLeg(state, legId, (current) => ({ ...current, deferral }));
  const told = record(waits, `deferred:${leg.legId}:${leg.step}`, now, 'step.deferred', THROUGHLINE, {
    legId: leg.legId,
    reservationSid: deferral?.reservationSid ?? null,
  });
  const firstDeadline = stepEndsAt(leg, routeOf(state, leg), 1) ?? AT_ONCE;
  return state.reroute !== null && (deferral?.until ?? now) >= firstDeadline ? dropReroute(told) : told;
}

/** What a reading shows; for a watched task also that a step's time has passed. */
export function reread(
  state: Interaction,
  { action, result, receivedAt }: DoneFact<'readTask'>,
): Interaction {
  const { legId } = legOfAction(state, action);
  const learned = changeLeg(state, legId, (known) =>
    learnFromReading(settled(learnReading(known, result.reading, receivedAt)), result.reading, receivedAt),
  );
  const leg = legById(learned, legId) ?? currentLeg(learned);
  if (!leg.watched || leg.acceptance !== null || state.decision === null) return learned;
  const endsAt = stepEndsAt(leg, state.decision, leg.step);
  if (endsAt === null || receivedAt < endsAt) return learned;
  const passed = changeLeg(learned, legId, (current) => ({ ...current, step: current.step + 1 }));
  return record(passed, `passed:${leg.legId}:${leg.step}`, receivedAt, 'step.passed', THROUGHLINE, {
    legId: leg.legId,
    step: leg.step,
    watched: true,
  });
}

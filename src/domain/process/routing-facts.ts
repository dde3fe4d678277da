import type { DoneFact } from '../facts';
import type { Birth, Interaction } from '../interaction';
import type { Actor } from '../actor';
import type { Instant } from '../json';
import type { Leg, LegEnd } from '../leg';
import type { CallEvent, RoutingEvent, RoutingEventType } from '../routing-event';
import { diagnoseOnceAccepted, writeProfileOnceAccepted } from './background';
import { learnDesktopTransfer } from './desktop-transfers';
import { learnAcceptance, learnEnd, learnTask, learnWrapping } from './evidence';
import { rememberOnceAccepted, toldDecline } from './known-agent';
import { changeCurrentLeg, changeLeg, legById, legOfAction, legOfEvent, settled } from './legs';
import { record, THROUGHLINE, TWILIO, unrecord } from './timeline';
import { adoptInvite } from './native-invites';
import { recordResult } from './transfer-results';
import { forgetTwin, promoteTwin } from './twins';
import { hearRecording } from './voicemail';

/*
 * What Twilio tells. Nothing here decides: each event adds to what is known of a leg, and what follows from it is
 * concluded afterwards.
 */

const ENDS: Partial<Record<RoutingEventType, LegEnd['kind']>> = {
  'task.completed': 'completed',
  'task.canceled': 'canceled',
  'task.deleted': 'deleted',
  'task.system-deleted': 'system-deleted',
};

export function hear(known: Interaction, event: RoutingEvent, now: Instant): Interaction {
  const state = adoptInvite(known, event, now);
  const leg = legOfEvent(state, event);
  if (leg === undefined) return told(state, event);
  return told(
    changeLeg(state, leg.legId, (current) => learnEvent(current, event, now)),
    event,
  );
}

function learnEvent(leg: Leg, event: RoutingEvent, now: Instant): Leg {
  const end = ENDS[event.type];
  const accepted = event.type === 'reservation.accepted';
  const about = accepted ? promoteTwin(leg, event.taskSid) : leg;
  if (about.twins.includes(event.taskSid))
    return end === undefined ? about : forgetTwin(about, event.taskSid);
  const known = learnTask(about, {
    taskSid: event.taskSid,
    createdAt: event.taskCreatedAt ?? event.at,
    version: event.taskVersion,
    queue: event.queue,
    flex: event.flex,
  });
  if (known.task?.taskSid !== event.taskSid) return known;
  const fresh = settled({ ...known, knownAt: now });
  if (end !== undefined) return learnEnd(fresh, { kind: end, at: event.at, reason: event.reason });
  if (event.type === 'reservation.rejected') return learnDecline(fresh, event);
  if (event.transfer !== undefined) return learnDesktopTransfer(fresh, event, event.transfer);
  // Who wraps up has accepted, should that news be lost.
  const taken = accepted || event.type === 'reservation.wrapup' ? learnAcceptor(fresh, event) : fresh;
  return event.type === 'reservation.wrapup' ? learnWrapping(taken, event) : taken;
}

/** The agent whom a transfer was for, or who knows the customer, declines. TaskRouter would offer it to them again at once. */
function learnDecline(leg: Leg, { agentSid, at }: RoutingEvent): Leg {
  const { transfer, known } = leg;
  if (known !== undefined && known.agentSid === agentSid && leg.step === 1) {
    return { ...leg, known: { ...known, declinedAt: Math.min(at, known.declinedAt ?? at) } };
  }
  if (transfer === null || transfer.agentSid === null || transfer.agentSid !== agentSid) return leg;
  return { ...leg, transfer: { ...transfer, declinedAt: Math.min(at, transfer.declinedAt ?? at) } };
}

function learnAcceptor(leg: Leg, { reservationSid, agentSid, agentName, at }: RoutingEvent): Leg {
  if (reservationSid === null || agentSid === null) return leg;
  return learnAcceptance(leg, { reservationSid, agentSid, agentName: agentName ?? '', at });
}

/** Acceptance, wrap-up and end are told by readings, too: `milestones` records them. The rest is recorded here. */
function told(state: Interaction, event: RoutingEvent): Interaction {
  if (event.type.startsWith('task.transfer-') || event.type === 'workflow.timeout') {
    return record(state, event.key, event.at, event.type, TWILIO, { taskSid: event.taskSid });
  }
  return state;
}

/** The moments of a leg that several pieces of evidence tell, each recorded once. */
export function milestones(state: Interaction): Interaction {
  let known = state;
  for (const leg of state.legs) {
    const { legId, wrapUps, end } = leg;
    known = toldDecline(madeUnseen(known, leg), leg);
    for (const { reservationSid, agentSid, agentName, at } of leg.acceptances) {
      const by: Actor = { kind: 'agent', id: agentSid };
      known = record(known, `accepted:${reservationSid}`, at, 'offer.accepted', by, {
        legId,
        agent: agentName,
        reservationSid,
      });
    }
    // Who accepts what was withdrawn before brings nothing about.
    if (leg.acceptance !== null && leg.transfer?.result !== 'withdrawn') {
      known = recordResult(known, leg, leg.acceptance.at);
    }
    for (const [reservationSid, at] of Object.entries(wrapUps)) {
      known = record(known, `wrapping:${reservationSid}`, at, 'wrap_up.started', TWILIO, { legId });
    }
    if (end !== null) {
      known = record(known, `ended:${legId}`, end.at, 'leg.ended', TWILIO, {
        legId,
        how: end.kind,
        reason: end.reason,
      });
    }
  }
  return rememberOnceAccepted(diagnoseOnceAccepted(writeProfileOnceAccepted(recordOutcome(known))));
}

/** Births whose task comes from TwiML, or from Studio. */
const MADE_BY_TWILIO: ReadonlySet<Birth['kind']> = new Set(['call', 'conversation']);

/**
 * A task that no answer to us told of: Twilio made it, or the answer was lost. TaskRouter tells the second in which it was
 * made: it was there by the end of that, or by its acceptance, or its own end.
 */
function madeUnseen(state: Interaction, { legId, origin, task, acceptances, end }: Leg): Interaction {
  if (task === null || !isMadeUnseen(state, origin)) return state;
  const endOfSecond = Math.floor(task.createdAt / 1_000) * 1_000 + 999;
  const at = Math.min(endOfSecond, ...acceptances.map((one) => one.at), end?.at ?? endOfSecond);
  return record(state, `task:${legId}`, at, 'task.created', TWILIO, { legId, taskSid: task.taskSid });
}

/** What we ask for ourselves may still be answered while it is under way. */
function isMadeUnseen({ start, underway }: Interaction, origin: Leg['origin']): boolean {
  const { kind } = start.birth;
  if (origin === 'plain') return kind !== 'task' && underway?.do !== 'createTask';
  return MADE_BY_TWILIO.has(kind) || (kind === 'request' && underway?.do !== 'inviteAgent');
}

const recordOutcome = (state: Interaction): Interaction =>
  state.closedAt === null
    ? state
    : record(unrecord(state, 'closed'), 'closed', state.closedAt, 'interaction.closed', THROUGHLINE, {
        outcome: state.outcome,
        reason: state.outcomeReason,
      });

/** The call's own end. Before acceptance TaskRouter cancels the task for it; we only make sure that it does. */
export function hearCall(state: Interaction, event: CallEvent, now: Instant): Interaction {
  if (event.type === 'call.recorded') return hearRecording(state, event, now);
  const noted = record(state, event.key, event.at, event.type, TWILIO, { result: event.result });
  if (event.type === 'call.ended' || event.result === 'hangup')
    return changeCurrentLeg(noted, (leg) =>
      isWithoutCall(state, leg) ? leg : { ...leg, callEndedAt: leg.callEndedAt ?? now },
    );
  if (!LEFT_UNSERVED.has(event.result)) return noted;
  return changeCurrentLeg(noted, (leg) =>
    leg.acceptance === null && !isWithoutCall(state, leg)
      ? learnEnd(leg, { kind: 'vanished', at: event.at, reason: 'left_queue' })
      : leg,
  );
}

/** Who is called back waits without the call that has ended. */
const isWithoutCall = ({ callback }: Interaction, { callSid }: Leg): boolean =>
  (callback ?? null) !== null && callSid === null;

/** Queue results after which nobody will answer the caller (TwiML `<Enqueue>`, QueueResult). */
const LEFT_UNSERVED: ReadonlySet<string> = new Set(['error', 'system-error', 'queue-full']);

/** What the event log still knew of a task that had disappeared. */
export function readLog(
  state: Interaction,
  { action, result, receivedAt }: DoneFact<'readTaskLog'>,
): Interaction {
  const { legId } = legOfAction(state, action);
  const told = result.events.reduce((known, event) => hear(known, event, receivedAt), state);
  const heard = changeLeg(told, legId, (leg) => ({ ...settled(leg), logRead: true }));
  if (legById(heard, legId)?.end !== null) return heard;
  return changeLeg(heard, legId, (leg) => learnEnd(leg, { kind: 'vanished', at: receivedAt, reason: null }));
}

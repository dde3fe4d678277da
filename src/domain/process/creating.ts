import type { DoneFact, FailedFact } from '../facts';
import { OUTSIDE_FAILURES } from '../failure-types';
import type { LegId } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Creation, Leg } from '../leg';
import type { TaskReading } from '../task-reading';
import { AT_ONCE, latest, type Agenda } from './agenda';
import { learnReading, learnTask } from './evidence';
import { isOpen } from './callback-requests';
import { BECAUSE_CLOSED } from './held';
import { waitEndsAt } from './keys';
import { changeLeg, legById, legOfAction, NOT_MADE, settled } from './legs';
import { lookUpTask, makeTask, tellEnding } from './requests';
import { record, THROUGHLINE } from './timeline';
import { voicemailAsked } from './voicemail';
import { CLOCK_SKEW_MS, LOOK_UP_AFTER_MS, retryDelayMs } from './timings';

/*
 * Creating a task exactly once, although TaskRouter has no idempotency key and an answer may be lost: after an unknown
 * outcome the task is looked for by its leg's id, then in the event log, and only then made again.
 */

export function creatingAgenda(state: Interaction, leg: Leg, creation: Creation): Agenda {
  if (creation.status === 'unknown') return lookingAgenda(leg, creation);
  const making = { what: 'create_task', at: creation.retryAt ?? AT_ONCE, act: makeTask(state, leg) };
  if (isOpen(state)) return [making];
  const at = latest(waitEndsAt(state, leg), state.retryAt);
  return [{ what: 'accept_by', at, act: tellEnding(state, leg) }, making];
}

/** Also walked when the interaction is closing: a task whose creation is in doubt may be there to be ended. */
export function lookingAgenda(leg: Leg, creation: Creation): Agenda {
  const lookUpAfter = LOOK_UP_AFTER_MS[creation.lookUps];
  const unknownSince = creation.unknownSince ?? leg.openedAt;
  if (lookUpAfter !== undefined) {
    return [
      { what: 'look_up_task', at: latest(unknownSince + lookUpAfter, leg.retryAt), act: lookUpTask(leg) },
    ];
  }
  const since = (creation.firstAttemptAt ?? leg.openedAt) - CLOCK_SKEW_MS;
  return [
    {
      what: 'search_event_log',
      at: leg.retryAt ?? AT_ONCE,
      act: { do: 'searchEventLog', legId: leg.legId, since },
    },
  ];
}

const changeCreation = (leg: Leg, change: Partial<Creation>): Leg =>
  leg.creation === null ? leg : { ...leg, creation: { ...leg.creation, ...change } };

export function created(
  state: Interaction,
  fact: DoneFact<'createTask'> | DoneFact<'inviteAgent'>,
): Interaction {
  const { action, result, receivedAt } = fact;
  const { legId } = legOfAction(state, action);
  const told = takeTask(state, legId, result.reading, { now: receivedAt, at: action.begunAt });
  const known = { ...told, defects: [...told.defects, ...result.defects] };
  const from = legById(known, legId)?.transfer?.from;
  return from === undefined || !('releasesInTask' in result)
    ? known
    : changeLeg(known, from, (leg) => ({ ...leg, releasedInTask: true }));
}

/** `at` is the earliest it can have been made: an agent may accept before we hear that it was. */
function takeTask(
  state: Interaction,
  legId: LegId,
  reading: TaskReading,
  { now, at }: { now: Instant; at: Instant },
): Interaction {
  const taken = changeLeg(state, legId, (leg) => settled(learnReading(leg, reading, now)));
  if (legById(taken, legId)?.origin === 'enqueue') return taken;
  return record(taken, `task:${legId}`, at, 'task.created', THROUGHLINE, {
    legId,
    taskSid: reading.taskSid,
    queue: reading.queue,
  });
}

/** Refused and unavailable mean: not made. Unknown means: look before making another. */
export function creationFailed(state: Interaction, fact: FailedFact & { receivedAt: Instant }): Interaction {
  const { failure, receivedAt, retryAfterMs } = fact;
  const changed = changeLeg(state, legOfAction(state, fact.action).legId, (leg) => {
    const attempts = (leg.creation?.attempts ?? 0) + 1;
    const firstAttemptAt = leg.creation?.firstAttemptAt ?? fact.action.begunAt;
    return failure === OUTSIDE_FAILURES.unknown
      ? changeCreation(leg, {
          status: 'unknown',
          attempts,
          firstAttemptAt,
          unknownSince: receivedAt,
          lookUps: 0,
        })
      : changeCreation(leg, {
          attempts,
          firstAttemptAt,
          retryAt: receivedAt + retryDelayMs(attempts, retryAfterMs),
        });
  });
  return record(changed, `failed:${fact.action.id}`, receivedAt, 'task.not_created', THROUGHLINE, {
    failure,
    why: fact.message,
  });
}

export function lookedUp(
  state: Interaction,
  { action, result, receivedAt }: DoneFact<'lookUpTask'>,
): Interaction {
  const { legId, creation, task } = legOfAction(state, action);
  if (result.found.length > 0) return keepOne(state, legId, result.found, receivedAt);
  // Its events told of it meanwhile, although it cannot be found any more.
  if (task !== null) return changeLeg(state, legId, settled);
  if (creation === null) return neverCame(state, legId, receivedAt);
  return changeLeg(state, legId, (leg) =>
    settled(changeCreation(leg, { lookUps: (leg.creation?.lookUps ?? 0) + 1 })),
  );
}

/** The task that Twilio was to make is not there. Of a conversation we make it ourselves; a call is over. */
function neverCame(state: Interaction, legId: LegId, now: Instant): Interaction {
  if (legById(state, legId)?.origin !== 'interaction') return neverQueued(state, legId, now);
  const ours = changeLeg(state, legId, (leg) => settled({ ...leg, creation: NOT_MADE }));
  return record(ours, `missing:${legId}`, now, 'task.missing', THROUGHLINE, { legId });
}

/** Out of hours it is the answer to the call that says so. */
function heardAnswer(state: Interaction, now: Instant): Interaction {
  const told = { ...state, told: 'told' as const };
  return state.decision?.afterHours?.kind === 'voicemail' ? voicemailAsked(told, now) : told;
}

/** The task that Twilio was to make is not there: we hung up, the caller did, or it never came into a queue. */
function neverQueued(state: Interaction, legId: LegId, now: Instant): Interaction {
  // The answer to the call was heard, then.
  const isTurnedAway = state.decision?.afterHours !== undefined && !state.callback;
  return changeLeg(isTurnedAway ? heardAnswer(state, now) : state, legId, (leg) => {
    const untold = leg.callEndedAt === null ? 'never_queued' : 'hangup';
    const unwished = isTurnedAway ? BECAUSE_CLOSED : state.told === 'no' ? untold : 'route_ended';
    const reason = state.wish?.reason ?? unwished;
    return { ...leg, end: { kind: 'canceled', at: now, reason } };
  });
}

/** The event log does not have it either: it was not made, and may be made again unless its route is over. */
export function searchedEventLog(state: Interaction, fact: DoneFact<'searchEventLog'>): Interaction {
  const { action, result, receivedAt } = fact;
  const { legId } = legOfAction(state, action);
  if (result.found.length > 0) return keepOne(state, legId, result.found, receivedAt);
  if (state.told !== 'no' && legId === state.currentLegId) {
    const end = { kind: 'canceled', at: receivedAt, reason: 'route_ended' } as const;
    return changeLeg(state, legId, (leg) => ({ ...settled(leg), end }));
  }
  return changeLeg(state, legId, (leg) => settled(changeCreation(leg, { status: 'due', retryAt: null })));
}

const RANK: Record<TaskReading['status'], number> = {
  assigned: 6,
  wrapping: 5,
  reserved: 4,
  pending: 3,
  completed: 2,
  canceled: 1,
  gone: 0,
};

/** Of twins the accepted one is kept, else the reserved one, else the older one; the others are ended. */
function keepOne(state: Interaction, legId: LegId, found: readonly TaskReading[], now: Instant): Interaction {
  const [kept, ...twins] = [...found].sort(
    (a, b) => RANK[b.status] - RANK[a.status] || (a.createdAt ?? now) - (b.createdAt ?? now),
  );
  if (kept === undefined) return state;
  const live = twins.filter(({ status }) => RANK[status] > RANK.completed);
  const at = legById(state, legId)?.creation?.firstAttemptAt ?? now;
  return changeLeg(takeTask(state, legId, kept, { now, at }), legId, (leg) =>
    live.reduce(
      (told, { taskSid }) => learnTask(told, { taskSid, createdAt: now, version: null, queue: null }),
      leg,
    ),
  );
}

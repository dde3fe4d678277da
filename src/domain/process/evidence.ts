import type { FlexTask } from '../conversation';
import type { TaskSid } from '../ids';
import type { Instant } from '../json';
import type { Leg, LegEnd } from '../leg';
import type { Acceptance, TaskReading } from '../task-reading';

/*
 * What we learn of a leg only ever grows, and two pieces of evidence give the same whichever comes first. That is why
 * events may be lost, late, twice and in any order: a phase follows from what is known and can not move back.
 */

/** The leg's task has this SID: from its creation, from a look-up, or because an event named it. */
export function learnTask(
  leg: Leg,
  told: {
    taskSid: TaskSid;
    createdAt: Instant;
    version: number | null;
    queue: string | null;
    flex?: FlexTask | undefined;
  },
): Leg {
  if (leg.task !== null && leg.task.taskSid !== told.taskSid) return learnTwin(leg, told.taskSid);
  // The leg was over without a task, and yet we have made one: nobody is to be offered it.
  if (leg.task === null && leg.end !== null && leg.origin !== 'enqueue') return learnTwin(leg, told.taskSid);
  const known = leg.task;
  const flex = known?.flex ?? told.flex;
  const newer = known === null || (told.version ?? -1) >= (known.version ?? -1);
  return {
    ...leg,
    creation: null,
    task: {
      taskSid: told.taskSid,
      createdAt: known === null ? told.createdAt : Math.min(known.createdAt, told.createdAt),
      version: newer ? (told.version ?? known?.version ?? null) : known.version,
      queue: newer ? (told.queue ?? known?.queue ?? null) : (known.queue ?? told.queue),
      ...(flex && { flex }),
    },
  };
}

const learnTwin = (leg: Leg, taskSid: TaskSid): Leg =>
  leg.twins.includes(taskSid) ? leg : { ...leg, twins: [...leg.twins, taskSid].sort() };

const MOST_ACCEPTANCES = 20;

/** An acceptance may be told twice; of several the latest holds. */
export function learnAcceptance(leg: Leg, told: Acceptance): Leg {
  const known = leg.acceptances.find(({ reservationSid }) => reservationSid === told.reservationSid);
  const merged =
    known === undefined
      ? told
      : { ...known, at: Math.min(known.at, told.at), agentName: known.agentName || told.agentName };
  const acceptances = [...leg.acceptances.filter((other) => other !== known), merged]
    .sort((a, b) => a.at - b.at || (a.reservationSid < b.reservationSid ? -1 : 1))
    .slice(-MOST_ACCEPTANCES);
  const acceptance = acceptances[acceptances.length - 1] ?? null;
  return withWrapping({ ...leg, acceptances, acceptance, deferral: null });
}

/** A reading does not say whose after-call work it is: of the last who accepted. */
export function learnWrapping(leg: Leg, told: { reservationSid: string | null; at: Instant }): Leg {
  const reservationSid = told.reservationSid ?? leg.acceptance?.reservationSid ?? '';
  const at = Math.min(told.at, leg.wrapUps[reservationSid] ?? told.at);
  return withWrapping({ ...leg, wrapUps: { ...leg.wrapUps, [reservationSid]: at } });
}

const withWrapping = (leg: Leg): Leg => ({
  ...leg,
  wrappingSince: leg.wrapUps[leg.acceptance?.reservationSid ?? ''] ?? null,
});

const FORCE: Record<LegEnd['kind'], number> = {
  vanished: 0,
  deleted: 1,
  'system-deleted': 2,
  canceled: 3,
  completed: 4,
};

/** A task ends once; should two ends be told, the one that says more holds. */
export function learnEnd(leg: Leg, told: LegEnd): Leg {
  const known = leg.end;
  if (known === null || FORCE[told.kind] > FORCE[known.kind]) return { ...leg, end: told, gone: false };
  if (known.kind !== told.kind) return leg;
  return { ...leg, end: { ...known, at: Math.min(known.at, told.at), reason: known.reason ?? told.reason } };
}

/** Everything one reading of the task tells. */
export function learnReading(leg: Leg, reading: TaskReading, now: Instant): Leg {
  if (leg.task !== null && leg.task.taskSid !== reading.taskSid) return leg;
  const { taskSid, version, queue, flex } = reading;
  let learned: Leg = { ...leg, knownAt: now, gone: false };
  learned = learnTask(learned, { taskSid, createdAt: reading.createdAt ?? now, version, queue, flex });
  if (reading.status === 'gone') return { ...learned, gone: learned.end === null };
  if (reading.acceptance) {
    learned = learnAcceptance(learned, { ...reading.acceptance, at: Math.min(reading.acceptance.at, now) });
  }
  const at = Math.min(reading.updatedAt ?? now, now);
  if (reading.status === 'wrapping') learned = learnWrapping(learned, { reservationSid: null, at });
  if (reading.status === 'completed' || reading.status === 'canceled') {
    learned = learnEnd(learned, { kind: reading.status, at, reason: reading.reason });
  }
  return learned;
}

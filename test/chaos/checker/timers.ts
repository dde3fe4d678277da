import type { HistoryEvent, Life, Outage } from '../evidence/evidence';
import { STEPS_MS } from '../stack/policy';
import { field, type Books } from './books';
import { covered } from './intervals';
import type { Violation } from './violation';

const LATE = 'overdue timers fire within 5 s of the recovery';
const EARLY = 'no deadline is early';
const WITHIN_MS = 5_000;
/** TaskRouter dates a task by the whole second. */
const SECOND_MS = 1_000;

export function timers(books: Books): Violation[] {
  const outages = books.evidence.outages.filter(
    ({ process }) => process === 'worker' || process === 'temporal',
  );
  const ladders = books.evidence.ladders ?? [];
  return [
    ...books.evidence.lives.flatMap((life) => [
      ...life.runs.flatMap(({ events }) => late(books, life.name, events, outages)),
      ...early(books, life),
    ]),
    ...(books.evidence.overrides ?? []).flatMap(({ overrideId, runs }) =>
      runs.flatMap(({ events }) => late(books, overrideId, events, outages)),
    ),
    ...ladders.flatMap(({ life, runs }) => runs.flatMap(({ events }) => late(books, life, events, outages))),
  ];
}

/** A timer is answered when the workflow has thought about it: the first task that is completed after it fired. */
function late(
  { evidence }: Books,
  life: string,
  events: readonly HistoryEvent[],
  outages: readonly Outage[],
): Violation[] {
  return firedTimers(events).flatMap(({ dueAt, answeredAt, handedOnAt }) => {
    const recoveredAt = Math.max(
      dueAt,
      handedOnAt,
      ...outages
        .filter(({ from, to }) => from <= answeredAt && (to ?? answeredAt) >= dueAt)
        .map(({ to }) => Math.min(to ?? answeredAt, answeredAt)),
    );
    const excused = covered(evidence.stalls, recoveredAt, answeredAt);
    const lateMs = answeredAt - recoveredAt - excused;
    if (lateMs <= WITHIN_MS * evidence.slowness) return [];
    const what = `a timer due at ${new Date(dueAt).toISOString()} was answered ${lateMs} ms after the last recovery`;
    return [{ invariant: LATE, cost: 'wrong' as const, life, what }];
  });
}

/**
 * The timers that fired and when the workflow had answered. A workflow task that a process took with it to its grave is
 * handed on by Temporal only when its time is up, and from the third attempt only after a pause: that is Temporal's, and
 * counts from there. Attempts in between are not in the history, so the last handing on before the answer counts.
 */
export function firedTimers(
  events: readonly HistoryEvent[],
): { readonly dueAt: number; readonly answeredAt: number; readonly handedOnAt: number }[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return events.flatMap((event, at) => {
    if (event.type !== 'TimerFired') return [];
    const started = byId.get(Number(field(event, 'startedEventId')));
    const answered = events.slice(at + 1).find(({ type }) => type === 'WorkflowTaskCompleted');
    if (started === undefined || answered === undefined) return [];
    // A timer that fires during a task is written behind the end of that task, with the instant at which it fired.
    const dueAt = started.at + Number(field(started, 'startToFireTimeout'));
    return [
      { dueAt, answeredAt: answered.at, handedOnAt: handedOnAt(events.slice(0, events.indexOf(answered))) },
    ];
  });
}

/** When the workflow task that came to an answer was handed on after one that had timed out; 0: none had. */
function handedOnAt(before: readonly HistoryEvent[]): number {
  const completed = before.findLastIndex(({ type }) => type === 'WorkflowTaskCompleted');
  const since = before.slice(completed + 1);
  const wasTakenAlong = since.some(({ type }) => type === 'WorkflowTaskTimedOut');
  const handedOn = since.findLast(({ type }) => type === 'WorkflowTaskScheduled');
  return wasTakenAlong && handedOn !== undefined ? handedOn.at : 0;
}

/** The first leg's steps go by the policy's clocks, which begin with its task; a supervisor's move has clocks of its own. */
function early(books: Books, life: Life): Violation[] {
  const [task] = books.tasksOf(life);
  const steps = STEPS_MS[life.route] ?? [];
  const moved = life.view?.timeline.find(({ what }) =>
    /^(step\.moved|move\.asked|override\.diverted)$/.test(what),
  );
  if (task === undefined || moved?.what !== 'step.moved' || moved.details['legId'] !== task.legId) return [];
  const earlyMs = task.createdAt + (steps[0] ?? 0) - SECOND_MS - Date.parse(moved.at);
  if (earlyMs <= 0) return [];
  return [
    { invariant: EARLY, cost: 'wrong', life: life.name, what: `its first step was left ${earlyMs} ms early` },
  ];
}

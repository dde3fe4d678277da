import type { HistoryEvent, Life } from '../evidence/evidence';
import { endOf as endOfLife, field, historyOf, keysSignalled, type Books } from './books';
import { foundInLog } from './event-log';
import { firedTimers } from './timers';

/**
 * The ways by which what went wrong is mended. A campaign in which one that it could have taken was never taken has shown
 * nothing of it, and fails.
 */
export interface RecoveryPath {
  readonly name: string;
  /** The faults that lead there; one of them is enough. */
  readonly after: readonly RegExp[];
  readonly times: (books: Books) => number;
}

const count = (books: Books, holds: (life: Life, history: readonly HistoryEvent[]) => boolean): number =>
  books.evidence.lives.filter((life) => holds(life, historyOf(life))).length;

const isActivity = (event: HistoryEvent, name: string): boolean =>
  event.type === 'ActivityTaskScheduled' && field(event, 'activityType', 'name') === name;

const endOf = (history: readonly HistoryEvent[], { id }: HistoryEvent): HistoryEvent | undefined =>
  history.find(
    (event) =>
      Number(field(event, 'scheduledEventId')) === id &&
      /^ActivityTask(Completed|Failed|TimedOut)$/.test(event.type),
  );

const foundBy = (history: readonly HistoryEvent[], activity: string): number[] =>
  history
    .filter((event) => isActivity(event, activity))
    .map((event) => endOf(history, event))
    .filter((end) => end?.type === 'ActivityTaskCompleted')
    .map((end) => (field(end!, 'result') as { found?: unknown[] }[] | undefined)?.[0]?.found?.length ?? 0);

const sentAgain = (books: Books, ...whats: string[]): number =>
  books.evidence.ledger.filter(
    ({ what, attempts }) =>
      whats.includes(what) &&
      attempts.at(-1)?.outcome === 'ok' &&
      attempts.some(({ outcome }) => outcome === 'unknown'),
  ).length;

const isHeld = (events: readonly HistoryEvent[], books: Books): boolean =>
  firedTimers(events).some(({ dueAt, answeredAt }) =>
    books.evidence.outages.some(
      ({ process, from, to }) => process === 'worker' && from <= dueAt && (to ?? answeredAt) > dueAt,
    ),
  );

/** Ended as it should, although an event that ended or moved it never reached anybody. */
const wasFoundByReading = (books: Books, life: Life): boolean => {
  const told = new Set(keysSignalled(historyOf(life)));
  return (
    life.view?.outcome !== null &&
    books
      .tasksOf(life)
      .flatMap(({ events }) => events)
      .some(({ type, sid }) => ['reservation.accepted', 'task.completed'].includes(type) && !told.has(sid))
  );
};

const cameTooLate = (books: Books, life: Life): boolean => {
  const endedAt = endOfLife(life);
  const mine = new Set(books.tasksOf(life).map(({ taskSid }) => taskSid));
  return books.evidence.passages.some(
    ({ taskSid, eventType, told, until }) =>
      mine.has(taskSid ?? '') &&
      /^task\.(completed|canceled)|accepted$/.test(eventType) &&
      told === 204 &&
      (until ?? 0) > endedAt,
  );
};

const wasOvertaken = (books: Books): number => {
  const order = new Map(books.evidence.events.map(({ sid }, at) => [sid, at]));
  const last = new Map<string, number>();
  let overtaken = 0;
  for (const { taskSid, eventSid, told } of books.evidence.passages) {
    const at = order.get(eventSid);
    if (taskSid === null || at === undefined || told !== 204) continue;
    if (at < (last.get(taskSid) ?? -1)) overtaken += 1;
    last.set(taskSid, Math.max(at, last.get(taskSid) ?? -1));
  }
  return overtaken;
};

/** Past this the store may have been back already, or not yet away, although the process was not ready. */
const EDGE_MS = 500;

/** Events and commands of the time in which the store was away; that they are there means that somebody kept them. */
const takenLater = ({ evidence }: Books): number => {
  const outages = evidence.outages.filter(({ process }) => process === 'database');
  const wasAway = (at: number): boolean =>
    outages.some(({ from, to }) => at > from + EDGE_MS && at < (to ?? 0) - EDGE_MS);
  return [
    ...evidence.inbox.map(({ receivedAt }) => receivedAt),
    ...evidence.audit.map(({ askedAt }) => askedAt),
  ].filter(wasAway).length;
};

/** Asked for in the short form, too. */
export const RECONCILIATION = 'reconciliation: what no webhook brought was found in the event log';

export const RECOVERY_PATHS: readonly RecoveryPath[] = [
  {
    name: 'a task whose creation was not answered was found by look-up',
    after: [/its answer lost/, /after the commit of a task/, /look-ups stale/],
    times: (books) =>
      count(books, (_life, history) => foundBy(history, 'lookUpTask').some((found) => found > 0)),
  },
  {
    name: 'a task was looked for in vain, and made again',
    after: [/lost on its way/],
    times: (books) =>
      count(
        books,
        (_life, history) =>
          foundBy(history, 'searchEventLog').some((found) => found === 0) &&
          history.filter((event) => isActivity(event, 'createTask')).length > 1,
      ),
  },
  {
    name: 'an activity that a dead worker had begun was given up, and its effect is there once',
    after: [/worker killed (before|after)/],
    times: (books) =>
      count(books, (_life, history) =>
        history.some(
          (event) =>
            event.type === 'ActivityTaskTimedOut' ||
            (event.type === 'ActivityTaskStarted' && Number(field(event, 'attempt')) > 1),
        ),
      ),
  },
  {
    name: 'a deadline passed while the worker was away, and was kept on its return',
    after: [/^worker (killed|frozen)/],
    times: (books) => count(books, (life) => life.runs.some(({ events }) => isHeld(events, books))),
  },
  {
    name: 'what no event told was found by reading',
    after: [/events dropped/],
    times: (books) => count(books, (life) => wasFoundByReading(books, life)),
  },
  {
    name: 'an event told twice changed nothing',
    after: [/events told twice/],
    times: (books) =>
      count(books, (_life, history) => new Set(keysSignalled(history)).size < keysSignalled(history).length),
  },
  {
    name: 'events that overtook each other ended the same',
    after: [/overtaken/, /events late/],
    times: wasOvertaken,
  },
  {
    name: 'an event came after the end, and revived nothing',
    after: [/ends told late/],
    times: (books) => count(books, (life) => cameTooLate(books, life)),
  },
  {
    name: 'an event was refused while Temporal did not answer',
    after: [/^temporal (killed|frozen)/],
    times: (books) => books.evidence.passages.filter(({ status }) => status === 503).length,
  },
  {
    name: 'a start without an answer was sent again, and found what it had begun',
    after: [/answer to a start lost/],
    times: (books) => sentAgain(books, 'start'),
  },
  {
    name: 'a command without an answer was sent again, and carried out once',
    after: [/answer to a (note|resolve|transfer) lost/],
    times: (books) => sentAgain(books, 'note', 'resolve', 'transfer', 'cancel'),
  },
  {
    name: 'a note waited for the CRM',
    after: [/crm down/],
    times: (books) =>
      count(books, (_life, history) =>
        history.some(
          (event) =>
            isActivity(event, 'appendCaseNote') && endOf(history, event)?.type === 'ActivityTaskCompleted',
        ),
      ),
  },
  {
    name: 'a profile came late',
    after: [/crm (down|slow)/],
    times: (books) =>
      count(books, (_life, history) => history.some((event) => isActivity(event, 'enrichLate'))),
  },
  {
    name: 'records: what the store could not take was taken later',
    after: [/^database (stopped|killed)/],
    times: takenLater,
  },
  {
    name: RECONCILIATION,
    after: [/events dropped/, /^database (stopped|killed)/],
    times: (books) => foundInLog(books).length,
  },
  {
    name: 'reconciliation: an interaction moved by what was found in the event log',
    after: [/events dropped/],
    times: (books) => foundInLog(books).filter(({ wasSignalled }) => wasSignalled).length,
  },
];

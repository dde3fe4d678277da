import type { HistoryEvent, Life } from '../evidence/evidence';
import { field, historyOf, lastOutcome, type Books } from './books';
import { covered, type Interval } from './intervals';
import type { Violation } from './violation';

const INVARIANT = 'effects come within 20 s';
const WITHIN_MS = 20_000;
/** A create of unknown outcome is looked for first; each time. */
const LOOKING_MS = 30_000;

/** What the outside is to see, it sees in time: the task of a contact, the end of a task. */
export function effects(books: Books): Violation[] {
  const { evidence } = books;
  const disturbances: readonly Interval[] = [
    ...evidence.outages,
    ...evidence.stalls,
    ...evidence.faults.map(({ at, until }) => ({ from: at, to: until })),
  ];
  const isLate = (from: number, to: number, limitMs: number): boolean =>
    to - from - covered(disturbances, from, to) > limitMs * evidence.slowness;
  return evidence.lives.flatMap((life) =>
    [...created(books, life, isLate), ...ended(books, life, isLate)].map((what) => ({
      invariant: INVARIANT,
      cost: 'wrong' as const,
      life: life.name,
      what,
    })),
  );
}

type IsLate = (from: number, to: number, limitMs: number) => boolean;

function created(books: Books, life: Life, isLate: IsLate): string[] {
  const history = historyOf(life);
  const [first] = history;
  const [task] = books.tasksOf(life);
  if (first === undefined || task === undefined) return [];
  const limit = WITHIN_MS + unknownCreates(history) * LOOKING_MS + queuedMs(history);
  return isLate(first.at, task.createdAt, limit)
    ? [`its task came ${task.createdAt - first.at} ms after the start`]
    : [];
}

/** Commands after which whoever has the customer, or is asked, is free. */
const ENDING = ['cancel', 'resolve', 'force-complete', 'park', 'requeue'];

function ended(books: Books, life: Life, isLate: IsLate): string[] {
  const limit = WITHIN_MS + unknownCreates(historyOf(life)) * LOOKING_MS;
  return books
    .entriesOf(life)
    .filter((entry) => ENDING.includes(entry.what) && lastOutcome(entry) === 'ok')
    .flatMap((entry) => {
      const at = entry.attempts.at(-1)!.until;
      return books
        .tasksOf(life)
        .filter(({ createdAt, endedAt }) => createdAt < entry.attempts[0]!.at && endedAt !== null)
        .filter(({ endedAt }) => endedAt! > at && isLate(at, endedAt!, limit))
        .map(
          ({ taskSid, endedAt }) =>
            `${taskSid} ended ${endedAt! - at} ms after ${entry.what} was acknowledged`,
        );
    });
}

const scheduled = (history: readonly HistoryEvent[], activity: string): HistoryEvent[] =>
  history.filter(
    (event) => event.type === 'ActivityTaskScheduled' && field(event, 'activityType', 'name') === activity,
  );

const closingOf = (history: readonly HistoryEvent[], id: number, type: string): HistoryEvent | undefined =>
  history.find((event) => event.type === type && Number(field(event, 'scheduledEventId')) === id);

function unknownCreates(history: readonly HistoryEvent[]): number {
  return scheduled(history, 'createTask').filter(
    ({ id }) => closingOf(history, id, 'ActivityTaskCompleted') === undefined,
  ).length;
}

/** How long look-ups stood in their queue, behind TaskRouter's limit of three a second. */
function queuedMs(history: readonly HistoryEvent[]): number {
  return scheduled(history, 'lookUpTask')
    .map(({ id, at }) => (closingOf(history, id, 'ActivityTaskStarted')?.at ?? at) - at)
    .reduce((sum, ms) => sum + ms, 0);
}

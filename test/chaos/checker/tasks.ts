import type { Life } from '../evidence/evidence';
import { closedAt, field, historyOf, type Books, type TaskLife } from './books';
import type { Violation } from './violation';

const ONE_TASK = 'at most one live task per leg';
const NO_OFFER = 'no offer after the end';
/** TaskRouter's instants and ours are of one machine; a moment may be told from either. */
const SECOND_MS = 1_000;
const PARKED = 'a parked interaction has no task';

/** TaskRouter's own books: no leg has two tasks at a time, and nobody is offered a customer who is gone. */
export const tasks = (books: Books): Violation[] =>
  books.evidence.lives.flatMap((life) => [
    ...twins(books, life),
    ...afterTheEnd(books, life),
    ...whileParked(books, life),
  ]);

/** A second task is excused only where the first was looked for in vain, in the event log, too. */
function twins(books: Books, life: Life): Violation[] {
  const mine = [...books.tasksOf(life)].sort((a, b) => a.createdAt - b.createdAt);
  return mine.flatMap((task, at) =>
    mine
      .slice(at + 1)
      .filter((other) => other.legId === task.legId && overlap(task, other))
      .filter((other) => !wasSoughtInVain(life, task, other))
      .map((other) => ({
        invariant: ONE_TASK,
        cost: 'doubled' as const,
        life: life.name,
        what: `${task.taskSid} and ${other.taskSid} of leg ${task.legId} lived at the same time`,
      })),
  );
}

const overlap = (task: TaskLife, other: TaskLife): boolean => other.createdAt < (task.endedAt ?? Infinity);

const wasSoughtInVain = (life: Life, task: TaskLife, other: TaskLife): boolean => {
  const history = historyOf(life);
  const searches = history.filter(
    (event) =>
      event.type === 'ActivityTaskScheduled' && field(event, 'activityType', 'name') === 'searchEventLog',
  );
  return searches.some(({ id }) => {
    const done = history.find(
      (event) => event.type === 'ActivityTaskCompleted' && Number(field(event, 'scheduledEventId')) === id,
    );
    const found = (field(done ?? history[0]!, 'result') as { found?: unknown[] }[] | undefined)?.[0]?.found;
    return (
      done !== undefined && found?.length === 0 && done.at > task.createdAt && done.at <= other.createdAt
    );
  });
};

function afterTheEnd(books: Books, life: Life): Violation[] {
  const endedAt = closedAt(life);
  if (endedAt === null) return [];
  const wrong = (what: string): Violation => ({ invariant: NO_OFFER, cost: 'wrong', life: life.name, what });
  return books
    .tasksOf(life)
    .flatMap((task) => [
      ...task.events
        .filter(({ type, at }) => type === 'reservation.created' && at > endedAt)
        .map(({ at }) =>
          wrong(`${task.taskSid} was offered ${at - endedAt} ms after the interaction was closed`),
        ),
      ...(task.endedAt === null ? [wrong(`${task.taskSid} still lives`)] : []),
    ]);
}

/** Parked, it waits with nobody: no task comes before the leg does that brings it back. */
function whileParked(books: Books, life: Life): Violation[] {
  const timeline = life.view?.timeline ?? [];
  return timeline.flatMap(({ what, at }, nth) => {
    if (what !== 'interaction.parked') return [];
    const back = timeline
      .slice(nth + 1)
      .find((later) => /^(leg\.opened|interaction\.closed)$/.test(later.what));
    const [from, to] = [Date.parse(at), back === undefined ? Infinity : Date.parse(back.at)];
    return books
      .tasksOf(life)
      .filter(({ createdAt }) => createdAt > from + SECOND_MS && createdAt < to)
      .map(({ taskSid, createdAt }) => ({
        invariant: PARKED,
        cost: 'wrong' as const,
        life: life.name,
        what: `${taskSid} was made ${createdAt - from} ms after it was parked, ${to - createdAt} ms before it came back`,
      }));
  });
}

import type { Life } from '../evidence/evidence';
import { closedAt, type Books } from './books';
import { covered } from './intervals';
import type { Violation } from './violation';

const INVARIANT = 'a call ends its interaction, and its interaction ends with it';
const WITHIN_MS = 20_000;
/** The line is dead a moment after the caller was taken out of the queue: last words are said in between. */
const LAST_WORDS_MS = 1_000;

/** Nobody is left on the line by an interaction that is over, and no agent has a caller taken away who is talking. */
export function calls(books: Books): Violation[] {
  const bySid = new Map(books.evidence.calls.map((call) => [call.sid, call]));
  return books.evidence.lives
    .filter(({ way }) => way === 'call')
    .flatMap((life) => {
      const call = bySid.get(life.interactionId ?? '');
      if (call === undefined) return [];
      return [...leftOnTheLine(books, life, call.endedAt), ...takenAway(books, life, call)].map((what) => ({
        invariant: INVARIANT,
        cost: 'wrong' as const,
        life: life.name,
        what,
      }));
    });
}

function leftOnTheLine({ evidence }: Books, life: Life, endedAt: number | null): string[] {
  const closed = closedAt(life);
  if (closed === null) return [];
  if (endedAt === null) return ['it is closed, and its caller still holds the line'];
  const disturbances = [
    ...evidence.outages,
    ...evidence.stalls,
    ...evidence.faults.map(({ at, until }) => ({ from: at, to: until })),
  ];
  const lateMs = endedAt - closed - covered(disturbances, closed, endedAt);
  return lateMs > WITHIN_MS * evidence.slowness
    ? [`its caller held the line for ${endedAt - closed} ms after it was closed`]
    : [];
}

/** What ends the task of a caller who has an agent is the end of the call, or somebody who asked for it. */
function takenAway(
  books: Books,
  life: Life,
  call: { bridgedAt: number | null; endedAt: number | null },
): string[] {
  const { bridgedAt } = call;
  const wasAsked = books
    .entriesOf(life)
    .some(({ what }) => ['resolve', 'force-complete', 'cancel'].includes(what));
  if (bridgedAt === null || wasAsked) return [];
  return books
    .tasksOf(life)
    .filter(({ endedAt }) => endedAt !== null && endedAt > bridgedAt)
    .filter(({ endedAt }) => endedAt! < (call.endedAt ?? Infinity) - LAST_WORDS_MS)
    .map(
      ({ taskSid, endedAt }) =>
        `${taskSid} ended ${(call.endedAt ?? Infinity) - endedAt!} ms before its caller, who was talking, had hung up`,
    );
}

import { MOST_CALLBACKS } from '../stack/policy';
import type { Life } from '../evidence/evidence';
import { lastOutcome, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'who was promised a call is called, as often as was promised';

/** By what the agents who called told, and were answered. */
export const callbacks = (books: Books): Violation[] =>
  books.evidence.lives.flatMap((life) =>
    broken(books, life).map((what) => ({ invariant: INVARIANT, cost: 'wrong', life: life.name, what })),
  );

function broken(books: Books, life: Life): string[] {
  const { timeline = [], outcome, outcomeReason, callback } = life.view ?? {};
  const times = (what: string) => timeline.filter((moment) => moment.what === what).length;
  if (times('callback.promised') === 0) return [];
  const told = books
    .entriesOf(life)
    .filter((entry) => entry.what === 'callback-result' && lastOutcome(entry) === 'ok');
  const failed = times('callback.failed');
  return [
    ...(outcome === 'abandoned' ? ['it counts as abandoned'] : []),
    ...(failed > MOST_CALLBACKS ? [`it was called ${failed} times`] : []),
    ...(failed + times('callback.reached') < told.length
      ? [`agents told of ${told.length} calls, it knows of ${failed + times('callback.reached')}`]
      : []),
    ...(outcomeReason === 'callback_failed' && (failed !== MOST_CALLBACKS || callback?.result !== 'failed')
      ? [`it was given up after ${failed} calls`]
      : []),
  ];
}

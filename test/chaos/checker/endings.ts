import { cameTooLate, historyOf, lastOutcome, type Books } from './books';
import type { Life } from '../evidence/evidence';
import type { Violation } from './violation';

const INVARIANT = 'every interaction ends in exactly one outcome';

/** Each contact that was started has one workflow, which has ended, with one outcome that the product stands by. */
export function endings(books: Books): Violation[] {
  return books.evidence.lives.flatMap((life) => {
    const wrong = (cost: Violation['cost'], what: string): Violation[] => [
      { invariant: INVARIANT, cost, life: life.name, what },
    ];
    const start = books.entriesOf(life).find(({ what }) => what === 'start' || what === 'call');
    // Who was never put through was promised nothing. What has begun of it all the same has to end.
    const inVain = start?.what === 'call' && lastOutcome(start) === 'failed';
    if (inVain && life.runs.length === 0) return [];
    if (!inVain && (start === undefined || lastOutcome(start) !== 'ok')) {
      return wrong('unfinished', 'the start was never answered with a yes');
    }
    if (life.runs.length === 0) return wrong('lost', 'it was acknowledged, and there is no workflow');
    if (life.runs.at(-1)!.status !== 'COMPLETED') {
      return wrong(
        'unfinished',
        `its workflow is ${life.runs.at(-1)!.status}, ${life.view?.phase ?? 'unreadable'}`,
      );
    }
    return [...oneResult(life), ...asTold(books, life)].map((what) => ({
      invariant: INVARIANT,
      cost: 'wrong' as const,
      life: life.name,
      what,
    }));
  });
}

function oneResult(life: Life): string[] {
  const ends = historyOf(life).filter(({ type }) => type === 'WorkflowExecutionCompleted');
  const results = ends.map(({ attributes }) => (attributes['result'] as { outcome: string }[])[0]?.outcome);
  const closings = life.view?.timeline.filter(({ what }) => what === 'interaction.closed') ?? [];
  return [
    ...(results.length === 1 ? [] : [`it ended ${results.length} times: ${results.join(', ')}`]),
    ...(closings.length === 1 ? [] : [`its timeline closes ${closings.length} times`]),
    ...(life.view?.outcome === results[0]
      ? []
      : [`the API says ${life.view?.outcome}, its workflow ${results[0]}`]),
  ];
}

/** The outcome is one that what happened allows. */
function asTold(books: Books, life: Life): string[] {
  const did = (...whats: string[]): boolean =>
    books.entriesOf(life).some(({ what, attempts }) => whats.includes(what) && attempts.some(isMaybe));
  const outcome = life.view?.outcome ?? 'none';
  const events = books.tasksOf(life).flatMap(({ events }) => events);
  const accepted = events.some(({ type }) => type === 'reservation.accepted');
  const wentBack = did('park', 'requeue', 'transfer', 'take-over', 'move');
  const allowed: Record<string, boolean> = {
    resolved: accepted || did('resolve'),
    escalated: accepted && did('escalate'),
    abandoned: did('cancel', 'hang-up', 'close') || isInVain(books, life),
    cancelled: did('cancel', 'force-complete'),
    // Nobody who is with an agent; who was sent back into a queue may wait in vain there.
    unserved: !accepted || wentBack || did('callback'),
    // Nothing was ever made for a caller who was not put through, or all was over before we were there.
    failed: isInVain(books, life) || cameTooLate(books, life),
  };
  return allowed[outcome] === true ? [] : [`it ended ${outcome}, which nothing that happened explains`];
}

const isMaybe = ({ outcome }: { readonly outcome: string }): boolean => outcome !== 'failed';

const isInVain = (books: Books, life: Life): boolean =>
  books.entriesOf(life).some((entry) => entry.what === 'call' && lastOutcome(entry) === 'failed');

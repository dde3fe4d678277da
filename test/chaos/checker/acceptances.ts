import type { Life } from '../evidence/evidence';
import { cameTooLate, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'acceptances agree with TaskRouter';

/** Who the product says had the customer is who accepted in TaskRouter, leg by leg. */
export function acceptances(books: Books): Violation[] {
  return books.evidence.lives.flatMap((life) =>
    disagreements(books, life).map((what) => ({
      invariant: INVARIANT,
      cost: 'wrong' as const,
      life: life.name,
      what,
    })),
  );
}

function disagreements(books: Books, life: Life): string[] {
  if (life.view?.outcome === null || life.view === null) return [];
  // All was over before the interaction could read the task: it carried nobody, and says of nobody that they accepted.
  if (cameTooLate(books, life)) return [];
  const { legs } = life.view;
  const tasks = books.tasksOf(life);
  const accepterOf = (taskSid: string | null): string | null =>
    tasks
      .find((task) => task.taskSid === taskSid)
      ?.events.filter(({ type }) => type === 'reservation.accepted')
      .at(-1)?.agentSid ?? null;
  const known = new Set(legs.map(({ taskSid }) => taskSid));
  return [
    ...legs
      .filter(({ taskSid, agent }) => accepterOf(taskSid) !== (agent?.sid ?? null))
      .map(
        ({ legId, taskSid, agent }) =>
          `leg ${legId} has agent ${agent?.sid ?? 'none'}, TaskRouter ${accepterOf(taskSid) ?? 'none'} for ${taskSid}`,
      ),
    ...tasks
      .filter(({ taskSid }) => !known.has(taskSid) && accepterOf(taskSid) !== null)
      .map(({ taskSid }) => `${taskSid} was accepted by ${accepterOf(taskSid)}, and no leg knows of it`),
  ];
}

import { secondsBetween, type Instant } from '../instant';
import { isTerminal, isWaiting, type Task } from '../tasks/task';
import type { WorkspaceState } from '../world/world';
import { tasksIn, type Scope } from './scope';

const COUNTED = ['reserved', 'pending', 'assigned', 'wrapping'] as const;

/** The task that waits longest, and for how many seconds. */
export interface LongestWaiting {
  /** Null when nothing waits; the age is 0 then. */
  readonly sid: string | null;
  readonly age: number;
}

/** Tasks that have not ended, as they stand now. */
export interface TasksNow {
  readonly total: number;
  readonly byStatus: Readonly<Record<(typeof COUNTED)[number], number>>;
  readonly byPriority: Readonly<Record<string, number>>;
  /** Of the pending ones, since their creation. */
  readonly longestWaiting: LongestWaiting;
  /** Of the pending ones, since they entered their queue. */
  readonly longestInQueue: LongestWaiting;
}

export function tasksNow(state: WorkspaceState, scope: Scope): TasksNow {
  const isWanted = tasksIn(state, scope);
  const tasks = [...state.tasks.values()].filter((task) => !isTerminal(task) && isWanted(task));
  const waiting = tasks.filter(isWaiting);
  const byStatus = countBy(tasks, ({ status }) => status);
  return {
    total: tasks.length,
    byStatus: Object.fromEntries(
      COUNTED.map((status) => [status, byStatus[status] ?? 0]),
    ) as TasksNow['byStatus'],
    byPriority: countBy(tasks, ({ priority }) => String(priority)),
    longestWaiting: longestSince(state, waiting, ({ dateCreated }) => dateCreated),
    longestInQueue: longestSince(state, waiting, ({ taskQueueEnteredAt }) => taskQueueEnteredAt),
  };
}

function countBy(tasks: readonly Task[], keyOf: (task: Task) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const task of tasks) counts[keyOf(task)] = (counts[keyOf(task)] ?? 0) + 1;
  return counts;
}

function longestSince(
  { world }: WorkspaceState,
  waiting: readonly Task[],
  since: (task: Task) => Instant,
): LongestWaiting {
  let longest: Task | null = null;
  for (const task of waiting) if (longest === null || since(task) < since(longest)) longest = task;
  return longest === null
    ? { sid: null, age: 0 }
    : { sid: longest.sid, age: secondsBetween(since(longest), world.now) };
}

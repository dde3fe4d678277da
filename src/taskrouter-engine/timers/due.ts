import { DAY, MINUTE, SECOND, type Instant } from '../instant';
import type { Reservation } from '../reservations/reservation';
import { isTerminal, isUnassigned, type Task } from '../tasks/task';
import type { Due } from '../world/due-times';
import type { WorkspaceState } from '../world/world';

/** How long a task may be assigned and wrapping together (twilio.com/docs/taskrouter/limits). */
export const ASSIGNED_LIMIT = DAY;
/** How long a completed or canceled task can still be read (the same page). */
export const READABLE_AFTER_END = 5 * MINUTE;

/** Among equal instants a task's own end comes before what would only move it. */
const RANK = { ttl: 0, reservation: 1, step: 2, limit: 3, purge: 4 } as const;

export const ttlOf = (task: Task): Instant => task.dateCreated + task.timeout * SECOND;

/** The next thing that happens to a task by itself. A step is never left while a reservation is pending. */
export function dueOfTask(state: WorkspaceState, task: Task): Due {
  const due = (at: Instant, rank: number): Due => ({
    at,
    rank,
    sid: task.sid,
    workspaceSid: state.workspace.sid,
  });
  if (isTerminal(task)) return due(task.endedAt! + READABLE_AFTER_END, RANK.purge);
  if (!isUnassigned(task)) return due(task.assignedAt! + ASSIGNED_LIMIT, RANK.limit);
  const ttl = ttlOf(task);
  const { leavesAt } = task.position;
  const leavesFirst = task.status === 'pending' && leavesAt !== null && leavesAt < ttl;
  return leavesFirst ? due(leavesAt, RANK.step) : due(ttl, RANK.ttl);
}

export const dueOfReservation = (state: WorkspaceState, reservation: Reservation): Due => ({
  at: reservation.expiresAt,
  rank: RANK.reservation,
  sid: reservation.sid,
  workspaceSid: state.workspace.sid,
});

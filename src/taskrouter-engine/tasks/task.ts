import type { Instant } from '../instant';

export type TaskStatus = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

/** Where a task stands in its workflow. */
export interface RoutingPosition {
  /** Key of the workflow revision. */
  readonly revision: string;
  /** Index of the filter, or null for the default filter, or beside all filters. */
  readonly filter: number | null;
  /** It was sent straight to its queue or worker (RoutingTarget): the workflow's filters have no say. */
  readonly isDirect: boolean;
  readonly target: number;
  readonly queueSid: string;
  /** When the target is left, counted from the task's creation; null when it has no timeout. */
  readonly leavesAt: Instant | null;
}

/** A transfer under way: the task is offered again although somebody has it. */
export interface OpenTransfer {
  readonly sid: string;
  /** The worker or the queue it is offered to. */
  readonly to: string;
  /** Where the task stands again when nobody takes it. */
  readonly back: RoutingPosition;
}

export interface Task {
  readonly sid: string;
  /** Counts tasks in order of creation. */
  readonly sequence: number;
  readonly version: number;
  readonly status: TaskStatus;
  /** A JSON object, as the caller wrote it. */
  readonly attributes: string;
  readonly priority: number;
  /** Seconds the task may live unassigned. */
  readonly timeout: number;
  readonly taskChannelSid: string;
  readonly workflowSid: string;
  /** A worker, queue or workflow that it was sent straight to, by SID. */
  readonly routingTarget: string | null;
  /** For a worker as the routing target: offered whatever their activity and load. */
  readonly ignoreCapacity: boolean;
  readonly position: RoutingPosition;
  readonly transfer: OpenTransfer | null;
  readonly taskQueueEnteredAt: Instant;
  readonly virtualStartTime: Instant;
  readonly reason: string | null;
  /** How often the task went from pending to reserved. */
  readonly assignmentCount: number;
  /** When it was first accepted. */
  readonly assignedAt: Instant | null;
  /** When it was completed or canceled. */
  readonly endedAt: Instant | null;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}

/** Nobody is offered it, as the statistics count. */
export const isWaiting = (task: Task): boolean => task.status === 'pending';

/** Nobody has accepted it yet, and somebody still may. */
export const isUnassigned = ({ status, transfer }: Task): boolean =>
  transfer === null && (status === 'pending' || status === 'reserved');

export const isTerminal = (task: Task): boolean => task.status === 'completed' || task.status === 'canceled';

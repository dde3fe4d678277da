import type { QueueLoad } from '../../domain/release';
import type { LiveTask } from '../../domain/auditing';
import type { AgentSid, LegId, ReservationSid, RoutingPlanSid, TaskSid } from '../../domain/ids';
import type { Instant, JsonObject } from '../../domain/json';
import type { NewTask, RoutingEvent } from '../../domain/routing-event';

export type RoutingTaskStatus = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

/** A TaskRouter task as it stands. */
export interface RoutingTask {
  readonly taskSid: TaskSid;
  readonly status: RoutingTaskStatus;
  /** TaskRouter's ETag, unquoted. */
  readonly version: string;
  readonly attributes: JsonObject;
  /** The queue's name, or null before one was entered. */
  readonly queue: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly reason: string | null;
}

export interface ReservationReading {
  readonly reservationSid: ReservationSid;
  readonly status:
    'pending' | 'accepted' | 'rejected' | 'timeout' | 'canceled' | 'rescinded' | 'wrapping' | 'completed';
  readonly agentSid: AgentSid;
  readonly agentName: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface AgentReading {
  readonly agentSid: AgentSid;
  readonly agentName: string;
  readonly isAvailable: boolean;
  /** The name of the agent's status. */
  readonly status: string;
}

/** An agent, and what they can take on one channel. */
export interface AgentOnChannel {
  readonly agentSid: AgentSid;
  readonly agentName: string;
  readonly isAvailable: boolean;
  /** False also where they have no such channel. */
  readonly hasRoom: boolean;
  readonly attributes: JsonObject;
}

/** Whether somebody can be asked by name. */
export interface AgentsPort {
  /** Two calls to Twilio at once. Null: there is no such agent. Throws OutsideError. */
  readAgent(agentSid: AgentSid, channel: string): Promise<AgentOnChannel | null>;
}

export interface NewRoutingTask {
  readonly routingPlan: RoutingPlanSid;
  readonly taskChannel: string;
  readonly attributes: JsonObject;
  readonly priority: number;
  /** How long TaskRouter may keep the task before somebody accepts it. */
  readonly timeoutSeconds: number;
  /** Keeps the customer's place when a task is made anew. */
  readonly virtualStartTime?: Instant;
}

/** An entry of TaskRouter's event log, of whatever type. */
export interface LogEntry {
  /** The event's SID: the same as in the event callback. */
  readonly key: string;
  readonly type: string;
  readonly resourceSid: string | null;
  readonly at: Instant;
  /** SIDs, versions and statuses; nothing of the customer. */
  readonly details: JsonObject;
  /** What it tells an interaction; null when it moves none. */
  readonly news: { readonly event: RoutingEvent; readonly task: NewTask } | null;
}

/** TaskRouter's own memory of what happened: it goes back 30 days (Twilio docs, "Events resource"). */
export interface EventLogPort {
  /**
   * Pages of at most 1,000 entries, one call to Twilio for each, the newest first; both ends belong to the span, to the
   * second. Throws OutsideError.
   */
  readEventLog(span: { readonly from: Instant; readonly to: Instant }): AsyncIterable<readonly LogEntry[]>;
}

/** All tasks of the workspace that are not over. */
export interface LiveTasksPort {
  /** Pages of at most 1,000, one call to Twilio for each. Throws OutsideError. */
  readLiveTasks(): AsyncIterable<readonly LiveTask[]>;
}

/** How queues stand, for those who let people into them. */
export interface QueueLoadPort {
  /** Null: TaskRouter has no such queue of ours. Throws OutsideError. */
  loadOf(queue: string): Promise<QueueLoad | null>;
}

/**
 * TaskRouter in our words. Every method throws OutsideError; none retries (Temporal does). Methods that name a task
 * answer null where TaskRouter answers 404: a task that ended disappears after minutes, so null is an answer.
 */
export interface TaskRouterPort {
  /** Not idempotent: TaskRouter has no key for it. After an `unknown` outcome look the leg up before repeating. */
  createTask(task: NewRoutingTask): Promise<RoutingTask>;
  readTask(taskSid: TaskSid): Promise<RoutingTask | null>;
  readReservations(taskSid: TaskSid): Promise<readonly ReservationReading[]>;
  /** The agent of this name or worker SID; null when there is none. */
  findAgent(nameOrSid: string): Promise<AgentReading | null>;
  /** Whether somebody who works in the queue is in an available status, busy or not. */
  isStaffed(queue: string): Promise<boolean>;
  /**
   * The tasks that carry this leg's id, at most 3 look-ups a second per account (Twilio changelog 2024-10-18), and
   * eventually consistent: an empty answer is no proof.
   */
  findTasksOfLeg(legId: LegId): Promise<readonly RoutingTask[]>;
  /** As findTasksOfLeg, for the task that `<Enqueue>` made for a call. */
  findTasksOfCall(callSid: string): Promise<readonly RoutingTask[]>;
  /** SIDs of tasks created since then whose task.created carries this leg's id. Proof, once TaskRouter has settled. */
  findCreatedInEventLog(legId: LegId, since: Instant): Promise<readonly TaskSid[]>;
  /** What the event log still knows of a task that cannot be read any more, oldest first. */
  eventsOfTask(taskSid: TaskSid, since: Instant): Promise<readonly RoutingEvent[]>;
  /**
   * Replaces the attributes, all of them; on a waiting task this re-routes the customer. `priority` null keeps it.
   * Status 412 when `version` is not current any more: read again, merge, repeat.
   */
  writeTask(
    taskSid: TaskSid,
    change: { attributes: JsonObject; priority: number | null },
    version: string,
  ): Promise<RoutingTask | null>;
  /** Sets the instant that the task's place in its queue counts from, and nothing else: that re-routes nobody. */
  keepPlace(taskSid: TaskSid, virtualStartTime: Instant): Promise<RoutingTask | null>;
  /** Status 400 with vendor code 20001 when the task is not in a state that allows it: read again. */
  setTaskStatus(
    taskSid: TaskSid,
    status: 'canceled' | 'wrapping' | 'completed',
    reason: string,
  ): Promise<RoutingTask | null>;
}

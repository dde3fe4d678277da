import type { RingClass } from './channel';

/** One place where a routing task waits: a queue, who in it may take the task, and until when. */
export interface RoutingTarget {
  readonly queue: string;
  /** An expression over `task.` and `worker.`, or null when everyone in the queue is eligible. */
  readonly eligible: string | null;
  /** The task attribute that names the one agent who may take it, or null. */
  readonly knownAgent: string | null;
  /**
   * Seconds added to those of the targets before it; TaskRouter leaves the target when the task's age reaches the sum
   * (Twilio docs, task lifecycle). Null: the task stays here.
   */
  readonly timeoutSeconds: number | null;
  /** Overrides the task's priority, from this target on; null keeps it. */
  readonly priority: number | null;
}

/** Tasks that meet the condition wait at the targets, in order. The first filter that fits is taken. */
export interface RoutingFilter {
  readonly name: string;
  /** An expression over the task's attributes. */
  readonly condition: string;
  /** Never empty; the last has no timeout, because TaskRouter cancels a task that ran out of targets. */
  readonly targets: readonly RoutingTarget[];
}

/** What TaskRouter does with the tasks of one ring class. Queues are named as in the policy. */
export interface RoutingPlan {
  readonly ringClass: RingClass;
  /** How long one agent's desktop rings. */
  readonly ringSeconds: number;
  readonly filters: readonly RoutingFilter[];
  /** Where a task waits that meets no filter. */
  readonly defaultQueue: string;
}

export interface RoutingQueue {
  readonly name: string;
  /** An expression over an agent's attributes: who works here. */
  readonly agents: string;
}

/** A policy as TaskRouter can run it. */
export interface CompiledPlans {
  readonly queues: readonly RoutingQueue[];
  readonly plans: Readonly<Record<RingClass, RoutingPlan>>;
}

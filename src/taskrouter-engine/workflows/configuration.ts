import { pathsIn, type AttributePath, type Expression } from '../../expressions';

export interface KnownWorker {
  readonly by: 'sid' | 'friendlyName';
  /** The task attribute that names the worker. */
  readonly path: AttributePath;
}

/** One clause of an order_by: by a whole-number attribute of the worker. */
export interface WorkerOrder {
  readonly path: AttributePath;
  readonly descending: boolean;
}

/** One step of a filter. What a target leaves out is inherited already: the queue from the target before. */
export interface Target {
  readonly queueSid: string;
  readonly expressionText: string | null;
  readonly expression: Expression | null;
  /** Null leaves the task's priority as it is. */
  readonly priority: number | null;
  /** Milliseconds; null means that the task stays until its own timeout. */
  readonly timeout: number | null;
  readonly knownWorker: KnownWorker | null;
  /** Over counts of the queue's workers: passed by on entering when it is true and nobody can be offered the task. */
  readonly skipIf: Expression | null;
  /** Whom to ask first; empty: who has been idle longest. */
  readonly orderBy: readonly WorkerOrder[];
}

export interface Filter {
  readonly name: string | null;
  readonly expressionText: string | null;
  /** A filter without an expression matches no task. */
  readonly expression: Expression | null;
  readonly targets: readonly Target[];
}

/** What a workflow's Configuration says. Plain JSON. */
export interface RoutingConfiguration {
  readonly filters: readonly Filter[];
  readonly defaultTarget: Target | null;
}

/** The task attributes that decide who may take the task at this target. */
export const taskPathsOf = (target: Target): AttributePath[] => {
  const ofTask = (path: AttributePath): boolean => path[0] === 'task';
  const expressionPaths = target.expression === null ? [] : pathsIn(target.expression).filter(ofTask);
  return target.knownWorker === null ? expressionPaths : [...expressionPaths, target.knownWorker.path];
};

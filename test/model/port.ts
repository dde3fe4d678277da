import { OutsideError } from '../../src/adapters/outside-error';
import type { RoutingTask, TaskRouterPort } from '../../src/adapters/taskrouter/port';
import { asAgentSid, asReservationSid, asTaskSid } from '../../src/domain/ids';
import type { JsonObject } from '../../src/domain/json';
import { queueFriendlyName, queueNameOf } from '../../src/domain/resource-names';
import { keysIn } from '../../src/domain/task-keys';
import { EngineError, type Engine, type Reservation, type Task } from '../../src/taskrouter-engine';

const json = (text: string): JsonObject => JSON.parse(text) as JsonObject;

const STATUS = { invalid: 400, 'not-found': 404, 'version-mismatch': 412, unsupported: 501 } as const;

/** TaskRouter, answered by the engine at once. */
export function taskRouterOver(engine: Engine, workspace: string): TaskRouterPort {
  const taskOf = (task: Task): RoutingTask => ({
    taskSid: asTaskSid(task.sid),
    status: task.status,
    version: String(task.version),
    attributes: json(task.attributes),
    queue: queueNameOf(engine.taskQueues.fetch(workspace, task.position.queueSid).friendlyName),
    createdAt: task.dateCreated,
    updatedAt: task.dateUpdated,
    reason: task.reason,
  });
  const asked = async <T>(work: () => T): Promise<T> => {
    try {
      return await Promise.resolve(work());
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const code = error.refusal === 'invalid' ? 20001 : null;
      throw new OutsideError(error.message, 'refused', STATUS[error.refusal], code);
    }
  };
  const orNull = async <T>(work: () => T): Promise<T | null> =>
    asked(work).catch((error: OutsideError) => {
      if (error.status === 404) return null;
      throw error;
    });
  const update = (
    sid: string,
    ...rest: Parameters<Engine['tasks']['update']> extends [string, string, ...infer R] ? R : never
  ) => orNull(() => taskOf(engine.tasks.update(workspace, sid, ...rest)));
  return {
    createTask: (task) =>
      asked(() =>
        taskOf(
          engine.tasks.create(workspace, {
            attributes: JSON.stringify(task.attributes),
            workflowSid: task.routingPlan,
            priority: task.priority,
            timeout: task.timeoutSeconds,
            taskChannel: 'chat',
            ...(task.virtualStartTime !== undefined && { virtualStartTime: task.virtualStartTime }),
          }),
        ),
      ),
    readTask: (sid) => orNull(() => taskOf(engine.tasks.fetch(workspace, sid))),
    readReservations: async (sid) =>
      (await orNull(() => engine.reservations.listOfTask(workspace, sid).map(reservationOf))) ?? [],
    findTasksOfLeg: (legId) => asked(() => engine.tasks.list(workspace).map(taskOf).filter(ofLeg(legId))),
    findTasksOfCall: (callSid) =>
      asked(() =>
        engine.tasks
          .list(workspace)
          .map(taskOf)
          .filter(({ attributes }) => attributes['call_sid'] === callSid),
      ),
    findCreatedInEventLog: (legId) =>
      asked(() =>
        engine.tasks
          .list(workspace)
          .map(taskOf)
          .filter(ofLeg(legId))
          .map(({ taskSid }) => taskSid),
      ),
    eventsOfTask: () => Promise.resolve([]),
    findAgent: (nameOrSid) =>
      asked(() => {
        const agent = engine.workers
          .list(workspace)
          .find(({ sid, friendlyName }) => sid === nameOrSid || friendlyName === nameOrSid);
        if (agent === undefined) return null;
        const { available, friendlyName: status } = engine.activities.fetch(workspace, agent.activitySid);
        const { friendlyName: agentName } = agent;
        return { agentSid: asAgentSid(agent.sid), agentName, isAvailable: available, status };
      }),
    isStaffed: (queue) =>
      asked(
        () =>
          engine.workers.list(workspace, { taskQueueName: queueFriendlyName(queue), available: true })
            .length > 0,
      ),
    writeTask: (sid, { attributes, priority }, version) => {
      const change = { attributes: JSON.stringify(attributes), ...(priority !== null && { priority }) };
      return update(sid, change, Number(version));
    },
    keepPlace: (sid, virtualStartTime) => update(sid, { virtualStartTime }),
    setTaskStatus: (sid, assignmentStatus, reason) => update(sid, { assignmentStatus, reason }),
  };
}

const ofLeg =
  (legId: string) =>
  ({ attributes }: RoutingTask): boolean =>
    keysIn(attributes).legId === legId;

const reservationOf = (reservation: Reservation) => ({
  reservationSid: asReservationSid(reservation.sid),
  status: reservation.status,
  agentSid: asAgentSid(reservation.workerSid),
  agentName: reservation.workerName,
  createdAt: reservation.dateCreated,
  updatedAt: reservation.dateUpdated,
});

/** What goes wrong in one activity, once. */
export type Fault =
  | { readonly fault: 'none' }
  /** TaskRouter does not answer from the n-th call on; the call has no effect. */
  | { readonly fault: 'before'; readonly call: number }
  /** The n-th call has its effect, its answer is lost. */
  | { readonly fault: 'after'; readonly call: number }
  /** Something happens between the n-th call and the next one. */
  | { readonly fault: 'between'; readonly call: number; readonly happens: () => void };

/** A port under a fault; `calls` counts what was asked. */
export function underFault(
  port: TaskRouterPort,
  fault: Fault,
): { port: TaskRouterPort; calls: () => number } {
  let calls = 0;
  const wrap =
    (ask: (...given: never[]) => Promise<unknown>) =>
    async (...given: never[]) => {
      calls += 1;
      if (fault.fault === 'before' && calls >= fault.call) throw new OutsideError('away', 'unavailable', 429);
      const answer = await ask(...given);
      if (fault.fault === 'after' && calls === fault.call) throw new OutsideError('lost', 'unknown', 500);
      if (fault.fault === 'between' && calls === fault.call) fault.happens();
      return answer;
    };
  const wrapped = Object.entries(port).map(([name, ask]) => [name, wrap(ask as never)]);
  return { port: Object.fromEntries(wrapped) as TaskRouterPort, calls: () => calls };
}

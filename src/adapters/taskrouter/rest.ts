import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { ReservationInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task/reservation';
import { asAgentSid, asReservationSid, asTaskSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import { queueFriendlyName, queueNameOf } from '../../domain/resource-names';
import { keysIn } from '../../domain/task-keys';
import { attributesOf, toRoutingEvent, type LoggedEvent } from './event-log';
import type { ReservationReading, RoutingTask, RoutingTaskStatus, TaskRouterPort } from './port';
import { askTwilio, orNull } from './to-outside-error';

/** How many tasks or events one look-up reads at most; a leg has one task, or two after a lost answer. */
const MOST_FOUND = 50;
const MOST_EVENTS = 1_000;

/** TaskRouter over its REST API, through the official SDK. */
export const createTaskRouter = (workspace: WorkspaceContext): TaskRouterPort => ({
  ...reading(workspace),
  ...finding(workspace),
  ...staffing(workspace),
  ...writing(workspace),
});

const reading = (
  workspace: WorkspaceContext,
): Pick<TaskRouterPort, 'readTask' | 'readReservations' | 'eventsOfTask'> => ({
  readTask: (taskSid) =>
    orNull('read a routing task', async () => {
      const { body, headers } = await workspace.tasks(taskSid).fetchWithHttpInfo();
      return taskOf(body, versionIn(headers));
    }),

  readReservations: async (taskSid) => {
    const list = () => workspace.tasks(taskSid).reservations.list({ limit: MOST_FOUND });
    return (await orNull('read reservations', list))?.map(reservationOf) ?? [];
  },

  eventsOfTask: (taskSid, since) =>
    askTwilio('read the event log', async () => {
      const startDate = new Date(since);
      const events = await workspace.events.list({ taskSid, startDate, limit: MOST_EVENTS });
      return (events as LoggedEvent[]).flatMap(toRoutingEvent).sort((a, b) => a.at - b.at);
    }),
});

function finding(
  workspace: WorkspaceContext,
): Pick<TaskRouterPort, 'findTasksOfLeg' | 'findTasksOfCall' | 'findCreatedInEventLog'> {
  const find = (operation: string, evaluateTaskAttributes: string) =>
    askTwilio(operation, async () => {
      const tasks = await workspace.tasks.list({ evaluateTaskAttributes, limit: MOST_FOUND });
      return tasks.map((task) => taskOf(task, ''));
    });
  return {
    findTasksOfLeg: (legId) => find('look a leg up', `throughline.legId == ${JSON.stringify(legId)}`),
    findTasksOfCall: (callSid) => find('look a call up', `call_sid == ${JSON.stringify(callSid)}`),
    findCreatedInEventLog: (legId, since) =>
      askTwilio('search the event log', async () => {
        const created = { eventType: 'task.created', startDate: new Date(since), limit: MOST_EVENTS };
        const events = (await workspace.events.list(created)) as LoggedEvent[];
        return events
          .filter((event) => keysIn(attributesOf(event)).legId === legId)
          .map((event) => asTaskSid(event.resourceSid));
      }),
  };
}

const WORKER_SID = /^WK[0-9a-f]{32}$/i;

const staffing = (workspace: WorkspaceContext): Pick<TaskRouterPort, 'findAgent' | 'isStaffed'> => ({
  findAgent: async (nameOrSid) => {
    const agent = WORKER_SID.test(nameOrSid)
      ? await orNull('read an agent', () => workspace.workers(nameOrSid).fetch())
      : await askTwilio('find an agent', async () => {
          const [found] = await workspace.workers.list({ friendlyName: nameOrSid, limit: 1 });
          return found ?? null;
        });
    return (
      agent && {
        agentSid: asAgentSid(agent.sid),
        agentName: agent.friendlyName,
        isAvailable: agent.available,
        status: agent.activityName,
      }
    );
  },

  isStaffed: (queue) =>
    askTwilio('look who is available', async () => {
      const available = { taskQueueName: queueFriendlyName(queue), available: 'true', limit: 1 };
      return (await workspace.workers.list(available)).length > 0;
    }),
});

const writing = (
  workspace: WorkspaceContext,
): Pick<TaskRouterPort, 'createTask' | 'writeTask' | 'keepPlace' | 'setTaskStatus'> => ({
  createTask: (task) =>
    askTwilio('create a routing task', async () => {
      const { body, headers } = await workspace.tasks.createWithHttpInfo({
        workflowSid: task.routingPlan,
        taskChannel: task.taskChannel,
        attributes: JSON.stringify(task.attributes),
        priority: task.priority,
        timeout: task.timeoutSeconds,
        ...(task.virtualStartTime !== undefined && { virtualStartTime: new Date(task.virtualStartTime) }),
      });
      return taskOf(body, versionIn(headers));
    }),

  writeTask: (taskSid, { attributes, priority }, version) =>
    orNull('write a routing task', async () => {
      const { body, headers } = await workspace.tasks(taskSid).updateWithHttpInfo({
        attributes: JSON.stringify(attributes),
        ifMatch: version,
        ...(priority !== null && { priority }),
      });
      return taskOf(body, versionIn(headers));
    }),

  keepPlace: (taskSid, virtualStartTime) =>
    orNull('keep the place of a routing task', async () => {
      const { body, headers } = await workspace
        .tasks(taskSid)
        .updateWithHttpInfo({ virtualStartTime: new Date(virtualStartTime) });
      return taskOf(body, versionIn(headers));
    }),

  setTaskStatus: (taskSid, assignmentStatus, reason) =>
    orNull(`set a routing task to ${assignmentStatus}`, async () => {
      const { body, headers } = await workspace
        .tasks(taskSid)
        .updateWithHttpInfo({ assignmentStatus, reason });
      return taskOf(body, versionIn(headers));
    }),
});

/** The ETag is sent quoted (Twilio docs, "Mutation and conflict resolution"). */
const versionIn = (headers: unknown): string => {
  const etag = (headers as Record<string, unknown> | undefined)?.etag;
  return typeof etag === 'string' ? etag.replace(/^W\/|"/g, '') : '';
};

const taskOf = (task: TaskInstance, version: string): RoutingTask => ({
  taskSid: asTaskSid(task.sid),
  status: task.assignmentStatus as RoutingTaskStatus,
  version,
  attributes: parseAttributes(task.attributes),
  queue: task.taskQueueFriendlyName ? queueNameOf(task.taskQueueFriendlyName) : null,
  createdAt: task.dateCreated.getTime(),
  updatedAt: task.dateUpdated.getTime(),
  reason: task.reason || null,
});

const reservationOf = (reservation: ReservationInstance): ReservationReading => ({
  reservationSid: asReservationSid(reservation.sid),
  status: reservation.reservationStatus as ReservationReading['status'],
  agentSid: asAgentSid(reservation.workerSid),
  agentName: reservation.workerName,
  createdAt: reservation.dateCreated.getTime(),
  updatedAt: reservation.dateUpdated.getTime(),
});

/** What is no JSON object counts as none. Throws SyntaxError where it is no JSON. */
export const parseAttributes = (text: string): JsonObject => {
  const value: unknown = JSON.parse(text || '{}');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};

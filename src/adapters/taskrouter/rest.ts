import type { Twilio } from 'twilio';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { ReservationInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task/reservation';
import { asAgentSid, asReservationSid, asTaskSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import { keysIn } from '../../domain/task-keys';
import { OutsideError } from '../outside-error';
import { toOutsideError } from './client';
import { attributesOf, toRoutingEvent, type LoggedEvent } from './event-log';
import { queueNameOf } from './names';
import type { ReservationReading, RoutingTask, RoutingTaskStatus, TaskRouterPort } from './port';

/** How many tasks or events one look-up reads at most; a leg has one task, or two after a lost answer. */
const MOST_FOUND = 50;
const MOST_EVENTS = 1_000;

/** TaskRouter over its REST API, through the official SDK. */
export function createTaskRouter(client: Twilio, workspaceSid: string): TaskRouterPort {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);

  const find = (operation: string, evaluateTaskAttributes: string) =>
    asking(operation, async () =>
      (await workspace.tasks.list({ evaluateTaskAttributes, limit: MOST_FOUND })).map((task) =>
        taskOf(task, ''),
      ),
    );

  return {
    createTask: (task) =>
      asking('create task', async () => {
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

    readTask: (taskSid) =>
      orNull('read task', async () => {
        const { body, headers } = await workspace.tasks(taskSid).fetchWithHttpInfo();
        return taskOf(body, versionIn(headers));
      }),

    readReservations: async (taskSid) =>
      (await orNull('read reservations', async () =>
        (await workspace.tasks(taskSid).reservations.list({ limit: MOST_FOUND })).map(reservationOf),
      )) ?? [],

    findTasksOfLeg: (legId) => find('look up task', `throughline.legId == ${JSON.stringify(legId)}`),
    findTasksOfCall: (callSid) => find('look up call', `call_sid == ${JSON.stringify(callSid)}`),

    findCreatedInEventLog: (legId, since) =>
      asking('search event log', async () => {
        const events = await workspace.events.list({
          eventType: 'task.created',
          startDate: new Date(since),
          limit: MOST_EVENTS,
        });
        return (events as LoggedEvent[])
          .filter((event) => keysIn(attributesOf(event)).legId === legId)
          .map((event) => asTaskSid(event.resourceSid));
      }),

    eventsOfTask: (taskSid, since) =>
      asking('read event log', async () => {
        const events = await workspace.events.list({
          taskSid,
          startDate: new Date(since),
          limit: MOST_EVENTS,
        });
        return (events as LoggedEvent[]).flatMap(toRoutingEvent).sort((a, b) => a.at - b.at);
      }),

    writeTask: (taskSid, { attributes, priority }, version) =>
      orNull('write task', async () => {
        const { body, headers } = await workspace.tasks(taskSid).updateWithHttpInfo({
          attributes: JSON.stringify(attributes),
          ifMatch: version,
          ...(priority !== null && { priority }),
        });
        return taskOf(body, versionIn(headers));
      }),

    setTaskStatus: (taskSid, assignmentStatus, reason) =>
      orNull(`set task ${assignmentStatus}`, async () => {
        const { body, headers } = await workspace
          .tasks(taskSid)
          .updateWithHttpInfo({ assignmentStatus, reason });
        return taskOf(body, versionIn(headers));
      }),
  };
}

async function asking<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toOutsideError(error, operation);
  }
}

/** A task that TaskRouter does not know any more is an answer, not an error. */
async function orNull<T>(operation: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await asking(operation, call);
  } catch (error) {
    if (error instanceof OutsideError && error.status === 404) return null;
    throw error;
  }
}

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

const parseAttributes = (text: string): JsonObject => {
  const value: unknown = JSON.parse(text || '{}');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};

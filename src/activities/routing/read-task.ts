import type { ReservationReading, RoutingTask, TaskRouterPort } from '../../adapters/taskrouter/port';
import type { ActionBegun } from '../port';
import type { ActionResults } from '../../domain/facts';
import { flexTaskIn } from '../../domain/conversation';
import type { TaskSid } from '../../domain/ids';
import type { Instant, JsonObject } from '../../domain/json';
import { endReason } from '../../domain/task-keys';
import type { Acceptance, Offer, TaskReading } from '../../domain/task-reading';

/** A task read whole: its reading for the process, and what a write needs. Task null: TaskRouter answered 404. */
export interface WholeTask {
  readonly task: RoutingTask | null;
  readonly reading: TaskReading;
}

export async function readWhole(taskRouter: TaskRouterPort, taskSid: TaskSid): Promise<WholeTask> {
  const task = await taskRouter.readTask(taskSid);
  if (task === null) return { task, reading: gone(taskSid) };
  // A pending task has no reservation worth reading: that spares a call on the way every overflow takes.
  const reservations = task.status === 'pending' ? [] : await taskRouter.readReservations(taskSid);
  return { task, reading: readingOf(task, reservations) };
}

const gone = (taskSid: TaskSid): TaskReading => ({
  taskSid,
  status: 'gone',
  version: null,
  queue: null,
  createdAt: null,
  updatedAt: null,
  reason: null,
  offer: null,
  acceptance: null,
});

/** TaskRouter's dates are whole seconds: what one tells of had happened by the end of that second. */
const byEndOfSecond = (at: Instant): Instant => at + 999;

export const readingOf = (task: RoutingTask, reservations: readonly ReservationReading[]): TaskReading => ({
  taskSid: task.taskSid,
  status: task.status,
  version: Number(task.version),
  queue: task.queue,
  createdAt: task.createdAt,
  updatedAt: byEndOfSecond(task.updatedAt),
  reason: endReason(task.status, task.attributes, task.reason),
  offer: offerIn(reservations),
  acceptance: acceptanceIn(reservations),
  ...flexIn(task),
});

const flexIn = ({ attributes }: RoutingTask): Pick<TaskReading, 'flex'> => {
  const flex = flexTaskIn(attributes);
  return flex === null ? {} : { flex };
};

const offerIn = (reservations: readonly ReservationReading[]): Offer | null =>
  reservations.find(({ status }) => status === 'pending') ?? null;

const HELD: ReadonlySet<ReservationReading['status']> = new Set(['accepted', 'wrapping', 'completed']);

/** Of several acceptances (native transfers) the newest. */
function acceptanceIn(reservations: readonly ReservationReading[]): Acceptance | null {
  const [held] = reservations
    .filter(({ status }) => HELD.has(status))
    .sort((a, b) => b.createdAt - a.createdAt);
  if (held === undefined) return null;
  const { reservationSid, agentSid, agentName, updatedAt } = held;
  return { reservationSid, agentSid, agentName, at: byEndOfSecond(updatedAt) };
}

export const createReadActivities = (taskRouter: TaskRouterPort) => ({
  readTask: async ({ taskSid }: ActionBegun<'readTask'>): Promise<ActionResults['readTask']> => ({
    reading: (await readWhole(taskRouter, taskSid)).reading,
  }),

  readNewTask: async ({ taskSid }: ActionBegun<'readNewTask'>): Promise<ActionResults['readNewTask']> => {
    const { task, reading } = await readWhole(taskRouter, taskSid);
    const attributes: JsonObject = task?.attributes ?? {};
    return { reading, attributes };
  },

  readTaskLog: async ({
    taskSid,
    since,
  }: ActionBegun<'readTaskLog'>): Promise<ActionResults['readTaskLog']> => ({
    events: await taskRouter.eventsOfTask(taskSid, since),
  }),
});

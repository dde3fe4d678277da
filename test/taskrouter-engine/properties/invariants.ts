import { evaluate, parseExpression } from '../../../src/expressions';
import type { EngineEvent, Reservation, Task, Worker } from '../../../src/taskrouter-engine';
import type { FilterOf } from '../floor';
import type { Centre } from './centre';

const TERMINAL_EVENTS = ['task.canceled', 'task.completed', 'task.deleted', 'task.system-deleted'];

export const eventsOf = ({ emissions }: Centre): EngineEvent[] =>
  emissions.flatMap((emission) => (emission.kind === 'event' ? [emission.event] : []));

/**
 * Invariants 1 and 2: statuses of tasks and reservations agree. Several workers have a task only by transfers, and while
 * one is open the task is offered although somebody has it.
 */
export function expectStatusesToAgree({ engine, workspace }: Centre): void {
  for (const { sid, status, transfer } of engine.tasks.list(workspace)) {
    const reservations = engine.reservations.listOfTask(workspace, sid);
    const count = (wanted: Reservation['status']) =>
      reservations.filter((one) => one.status === wanted).length;
    const isHeld = transfer !== null || status === 'assigned' || status === 'wrapping';
    expect({
      status,
      isOffered: count('pending') > 0,
      isTalking: count('accepted') > 0,
      isHeld: count('accepted') + count('wrapping') > 0,
    }).toEqual({
      status,
      isOffered: status === 'reserved',
      isTalking: transfer === null ? status === 'assigned' : count('accepted') > 0,
      isHeld,
    });
    const shares = count('accepted') + count('wrapping');
    expect(shares).toBeLessThanOrEqual(1 + transfersOf(engine, workspace, sid));
    if (transfer !== null) expect(['pending', 'reserved']).toContain(status);
  }
}

/** How often the task was handed over, from the event log. */
const transfersOf = (engine: Centre['engine'], workspace: string, taskSid: string): number =>
  engine.events.list(workspace, { taskSid, eventType: 'task.transfer-completed', startDate: 0 }).length;

/** Invariants 3 and 7, at the instant of each offer: room for it, and a worker who is available. */
export function expectOffersToBeAllowed(centre: Centre): void {
  for (const { type, data } of eventsOf(centre)) {
    if (type !== 'reservation.created') continue;
    if (centre.pastCapacity.has(data['task_sid']!)) continue;
    expect(Number(data['worker_channel_consumed_capacity'])).toBeLessThanOrEqual(
      Number(data['worker_channel_capacity']),
    );
    expect(data['worker_activity_name']).toBe('Available');
  }
}

/** Invariant 4: each version of a task, a reservation and a worker is told, in order, and none that is not. */
export function expectVersionsToBeTold(centre: Centre): void {
  for (const kind of ['task', 'reservation', 'worker']) {
    const told = new Map<string, number>();
    for (const { data } of eventsOf(centre)) {
      const sid = data[`${kind}_sid`];
      if (sid === undefined) continue;
      const version = Number(data[`${kind}_version`]);
      const before = told.get(sid) ?? -1;
      expect([before, before + 1]).toContain(version);
      told.set(sid, version);
    }
    for (const { sid, version } of rowsOf(centre, kind)) expect(told.get(sid)).toBe(version);
  }
}

function rowsOf({ engine, workspace, workers }: Centre, kind: string): { sid: string; version: number }[] {
  if (kind === 'task') return engine.tasks.list(workspace);
  if (kind === 'worker') return engine.workers.list(workspace);
  return workers.flatMap((sid) => engine.reservations.listOfWorker(workspace, sid));
}

/** Invariant 5: one end for each task, and nothing of its life after it. */
export function expectOneEndEach(centre: Centre): void {
  const ends = new Map<string, string>();
  const AFTER_END = ['task.updated', 'reservation.completed', 'reservation.canceled'];
  for (const { type, data } of eventsOf(centre)) {
    const sid = data['task_sid'];
    if (sid === undefined) continue;
    if (ends.has(sid)) expect(AFTER_END).toContain(type);
    if (TERMINAL_EVENTS.includes(type)) {
      expect(ends.get(sid)).toBeUndefined();
      ends.set(sid, type);
    }
  }
}

/** Invariant 8, from the events: every reservation that was created ended once, or is still open. */
export function expectReservationsToAddUp(centre: Centre): void {
  const { engine, workspace, workers } = centre;
  const types = eventsOf(centre).map(({ type }) => type);
  const count = (type: string) => types.filter((one) => one === `reservation.${type}`).length;
  const open = workers.flatMap((sid) =>
    engine.reservations.listOfWorker(workspace, sid, { status: 'pending' }),
  );
  const ended = ['accepted', 'rejected', 'timeout', 'canceled', 'rescinded'].map(count);
  expect(count('created')).toBe(ended.reduce((sum, one) => sum + one, open.length));
}

/** Invariant 9: the events, folded, are the state. */
export function expectEventsToRebuildTasks(centre: Centre): void {
  const told = new Map<string, EngineEvent['data']>();
  for (const { data } of eventsOf(centre)) {
    const sid = data['task_sid'];
    if (sid !== undefined) told.set(sid, { ...told.get(sid), ...data });
  }
  for (const task of centre.engine.tasks.list(centre.workspace)) {
    expect(told.get(task.sid)).toMatchObject({
      task_assignment_status: task.status,
      task_attributes: task.attributes,
      task_priority: String(task.priority),
      task_queue_sid: task.position.queueSid,
    });
  }
}

/** Nothing that is due stays undone, and no task waits where its time is over. */
export function expectNothingOverdue({ engine, workspace }: Centre): void {
  expect(engine.nextDueAt() ?? Infinity).toBeGreaterThan(engine.now());
  for (const { status, position } of engine.tasks.list(workspace)) {
    if (status === 'pending') expect(position.leavesAt ?? Infinity).toBeGreaterThan(engine.now());
  }
}

const isTrue = (text: string | undefined, scope: object): boolean => {
  if (text === undefined) return true;
  const parsed = parseExpression(text);
  return parsed.ok && evaluate(parsed.expression, scope as Parameters<typeof evaluate>[1]);
};

/** Whether this worker could take this task now, read off the documents alone. */
export function couldTake(centre: Centre, worker: Worker, task: Task): boolean {
  const { engine, workspace, revisions } = centre;
  const { position, taskChannelSid } = task;
  const attributes = JSON.parse(worker.attributes) as object;
  const queue = engine.taskQueues.fetch(workspace, position.queueSid);
  const plan = JSON.parse(revisions[Number(position.revision.split('#')[1]) - 1]!) as {
    task_routing: { filters: FilterOf[] };
  };
  const target =
    position.filter === null || position.isDirect
      ? {}
      : plan.task_routing.filters[position.filter]!.targets[position.target]!;
  const channel = engine.workerChannels.fetch(workspace, worker.sid, taskChannelSid);
  const taken = engine.reservations
    .listOfWorker(workspace, worker.sid)
    .filter((one) => one.taskChannelSid === taskChannelSid)
    .filter(({ status }) => ['pending', 'accepted', 'wrapping'].includes(status));
  return (
    engine.activities.fetch(workspace, worker.activitySid).available &&
    channel.available &&
    taken.length < channel.configuredCapacity &&
    queue.targetWorkers !== '' &&
    isTrue(queue.targetWorkers, attributes) &&
    isTrue(target.expression, { task: JSON.parse(task.attributes) as object, worker: attributes })
  );
}

/** Nobody idle could take anything that waits. */
export function expectNobodyIdle(centre: Centre): void {
  const { engine, workspace } = centre;
  const askedFor = (task: Task): string[] =>
    engine.reservations
      .listOfTask(workspace, task.sid, { status: 'pending' })
      .map(({ workerSid }) => workerSid);
  const waiting = engine.tasks
    .list(workspace, { assignmentStatus: ['pending', 'reserved'] })
    .filter((task) => {
      const { maxReservedWorkers } = engine.taskQueues.fetch(workspace, task.position.queueSid);
      const only = task.transfer === null ? task.routingTarget : task.transfer.to;
      if (only?.startsWith('WK')) return false;
      return askedFor(task).length < maxReservedWorkers;
    });
  const pairs = engine.workers
    .list(workspace)
    .flatMap((worker) =>
      waiting
        .filter((task) => !askedFor(task).includes(worker.sid) && couldTake(centre, worker, task))
        .map(({ sid }) => [worker.sid, sid]),
    );
  expect(pairs).toEqual([]);
}

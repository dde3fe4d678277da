import {
  createEngine,
  createSidGenerator,
  sidStateOf,
  type Engine,
  type EngineEvent,
  type EngineOptions,
  type Emission,
  type Reservation,
  type Task,
} from '../../src/taskrouter-engine';

export const START = Date.UTC(2026, 0, 1);
export const ACCOUNT = `AC${'0'.repeat(32)}`;

const json = (value: unknown): string => JSON.stringify(value);

interface TargetOf {
  queue?: string;
  expression?: string;
  priority?: number | string;
  timeout?: number | string;
  known_worker_sid?: string;
  known_worker_friendly_name?: string;
  skip_if?: string;
  order_by?: string;
}
export interface FilterOf {
  filter_friendly_name?: string;
  expression?: string;
  targets: TargetOf[];
}

/** A small contact centre on an engine, spoken to in the words of the tests. */
export function createFloor(options: EngineOptions = {}, seed = 'floor') {
  const emissions: Emission[] = [];
  const observe = (emission: Emission): void => {
    emissions.push(emission);
    options.observe?.(emission);
  };
  const engine = createEngine(
    { accountSid: ACCOUNT, now: START, sids: createSidGenerator(sidStateOf(seed)) },
    { ...options, observe },
  );
  const workspace = engine.workspaces.create({ friendlyName: 'Floor' }).sid;
  return { engine, workspace, emissions, ...vocabulary(engine, workspace, emissions) };
}

export type Floor = ReturnType<typeof createFloor>;

function vocabulary(engine: Engine, workspace: string, emissions: Emission[]) {
  const activity = (friendlyName: string): string =>
    engine.activities.list(workspace, { friendlyName })[0]!.sid;
  const events = (): EngineEvent[] =>
    emissions.flatMap((emission) => (emission.kind === 'event' ? [emission.event] : []));

  return {
    activity,
    events,
    /** The types of the events since the last `emissions.length = 0`. */
    types: () => events().map(({ type }) => type),
    forget: () => void (emissions.length = 0),
    /** Lets seconds pass. */
    pass: (seconds: number) => engine.advance(engine.now() + seconds * 1000),
    at: (seconds: number) => engine.advance(START + seconds * 1000),
    agent: (friendlyName: string, attributes: object = {}, state = 'Available'): string =>
      engine.workers.create(workspace, {
        friendlyName,
        attributes: json(attributes),
        activitySid: activity(state),
      }).sid,
    capacity: (worker: string, channel: string, capacity: number) =>
      engine.workerChannels.update(workspace, worker, channel, { capacity }),
    status: (worker: string, state: string) =>
      engine.workers.update(workspace, worker, { activitySid: activity(state) }),
    statusOf: (worker: string): string =>
      engine.activities.fetch(workspace, engine.workers.fetch(workspace, worker).activitySid).friendlyName,
    queue: (friendlyName: string, targetWorkers = '1==1', taskOrder = 'FIFO'): string =>
      engine.taskQueues.create(workspace, { friendlyName, targetWorkers, taskOrder }).sid,
    plan: (filters: FilterOf[], defaultQueue: string | null = null, extra: object = {}): string =>
      engine.workflows.create(workspace, {
        friendlyName: 'Plan',
        configuration: configuration(filters, defaultQueue),
        ...extra,
      }).sid,
    task: (attributes: object = {}, extra: object = {}): string =>
      engine.tasks.create(workspace, { attributes: json(attributes), ...extra }).sid,
    read: (task: string): Task => engine.tasks.fetch(workspace, task),
    queueOf: (task: string): string =>
      engine.taskQueues.fetch(workspace, engine.tasks.fetch(workspace, task).position.queueSid).friendlyName,
    write: (task: string, attributes: object) =>
      engine.tasks.update(workspace, task, { attributes: json(attributes) }),
    cancel: (task: string, reason = 'over') =>
      engine.tasks.update(workspace, task, { assignmentStatus: 'canceled', reason }),
    wrapUp: (task: string) => engine.tasks.update(workspace, task, { assignmentStatus: 'wrapping' }),
    complete: (task: string, reason = 'done') =>
      engine.tasks.update(workspace, task, { assignmentStatus: 'completed', reason }),
    offers: (task: string): Reservation[] => engine.reservations.listOfTask(workspace, task),
    offer: (task: string): Reservation => engine.reservations.listOfTask(workspace, task).at(-1)!,
    offeredTo: (task: string): string | null => {
      const pending = engine.reservations.listOfTask(workspace, task, { status: 'pending' });
      return pending[0]?.workerName ?? null;
    },
    answer: (task: string, status: string, extra: object = {}) => {
      const reservation = engine.reservations.listOfTask(workspace, task).at(-1)!;
      return engine.reservations.update(workspace, reservation.sid, { status, ...extra });
    },
  };
}

export const configuration = (filters: FilterOf[], defaultQueue: string | null = null): string =>
  json({
    task_routing: {
      filters,
      ...(defaultQueue === null ? {} : { default_filter: { queue: defaultQueue } }),
    },
  });

/** A floor where every task goes to one queue that everybody serves. */
export function createOneQueueFloor(options: EngineOptions = {}) {
  const floor = createFloor(options);
  const queue = floor.queue('Everybody');
  const plan = floor.plan([], queue);
  return { ...floor, everybody: queue, plan1: plan };
}

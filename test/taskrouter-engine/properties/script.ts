import fc from 'fast-check';
import {
  createEngine,
  createSidGenerator,
  EngineError,
  sidStateOf,
  type Emission,
  type Engine,
  type ReservationOnWrite,
  type EngineOptions,
} from '../../../src/taskrouter-engine';
import { ACCOUNT, configuration, START, type FilterOf } from '../floor';

/** One step of a random life of a contact centre. Indexes pick among what there is, modulo its number. */
export type Step =
  | {
      do: 'create';
      language: string;
      priority: number;
      taskChannel: string;
      timeout: number;
      /** To one worker, whatever their load or not, to one queue, or by the filters. */
      way: 'filters' | 'worker' | 'worker with room' | 'queue';
      to: number;
    }
  | { do: 'write'; task: number; language: string }
  | { do: 'prioritize'; task: number; priority: number }
  | { do: 'end'; task: number; assignmentStatus: string }
  | { do: 'delete'; task: number }
  | { do: 'answer'; reservation: number; status: string; activity: number | null }
  | { do: 'move'; worker: number; activity: number; rejectPendingReservations: boolean }
  | { do: 'teach'; worker: number; languages: string[]; level: number }
  | { do: 'capacity'; worker: number; taskChannel: string; capacity: number; available: boolean }
  | { do: 'target'; queue: number; targetWorkers: string; maxReservedWorkers: number; taskOrder: string }
  | {
      do: 'transfer';
      reservation: number;
      toWorker: boolean;
      to: number;
      mode: 'WARM' | 'COLD';
      answer: string | null;
    }
  | { do: 'cancelTransfer'; task: number }
  | { do: 'plan'; plan: number; reEvaluateTasks: boolean }
  | { do: 'pass'; milliseconds: number };

const index = fc.nat({ max: 20 });
const language = fc.constantFrom('fr', 'en', 'de');
const taskChannel = fc.constantFrom('chat', 'voice');
const priority = fc.nat({ max: 3 });

const steps: { [Name in Step['do']]: fc.Arbitrary<Extract<Step, { do: Name }>> } = {
  create: fc.record({
    do: fc.constant('create'),
    language,
    priority,
    taskChannel,
    timeout: fc.constantFrom(20, 90, 86_400),
    way: fc.constantFrom('filters', 'filters', 'filters', 'filters', 'worker', 'worker with room', 'queue'),
    to: index,
  }),
  write: fc.record({ do: fc.constant('write'), task: index, language }),
  prioritize: fc.record({ do: fc.constant('prioritize'), task: index, priority }),
  end: fc.record({
    do: fc.constant('end'),
    task: index,
    assignmentStatus: fc.constantFrom('canceled', 'wrapping', 'completed'),
  }),
  delete: fc.record({ do: fc.constant('delete'), task: index }),
  answer: fc.record({
    do: fc.constant('answer'),
    reservation: index,
    status: fc.constantFrom('accepted', 'accepted', 'rejected', 'wrapping', 'completed'),
    activity: fc.option(index, { freq: 5 }),
  }),
  move: fc.record({
    do: fc.constant('move'),
    worker: index,
    activity: index,
    rejectPendingReservations: fc.boolean(),
  }),
  teach: fc.record({
    do: fc.constant('teach'),
    worker: index,
    languages: fc.subarray(['fr', 'en', 'de']),
    level: fc.nat({ max: 3 }),
  }),
  capacity: fc.record({
    do: fc.constant('capacity'),
    worker: index,
    taskChannel,
    capacity: fc.nat({ max: 3 }),
    available: fc.boolean(),
  }),
  target: fc.record({
    do: fc.constant('target'),
    queue: index,
    targetWorkers: fc.constantFrom('1==1', 'level > 1', 'languages HAS "fr"', ''),
    maxReservedWorkers: fc.integer({ min: 1, max: 3 }),
    taskOrder: fc.constantFrom('FIFO', 'LIFO'),
  }),
  transfer: fc.record({
    do: fc.constant('transfer'),
    reservation: index,
    toWorker: fc.boolean(),
    to: index,
    mode: fc.constantFrom('WARM' as const, 'COLD' as const),
    answer: fc.constantFrom('accepted', 'rejected', null),
  }),
  cancelTransfer: fc.record({ do: fc.constant('cancelTransfer'), task: index }),
  plan: fc.record({ do: fc.constant('plan'), plan: index, reEvaluateTasks: fc.boolean() }),
  pass: fc.record({
    do: fc.constant('pass'),
    milliseconds: fc.constantFrom(1, 1_000, 10_000, 60_000, 300_000, 90_000_000),
  }),
};

const weight: Partial<Record<Step['do'], number>> = {
  create: 6,
  answer: 6,
  pass: 3,
  write: 2,
  move: 2,
  transfer: 3,
};

export const script: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    ...(Object.keys(steps) as Step['do'][]).map((name) => ({
      weight: weight[name] ?? 1,
      arbitrary: steps[name] as fc.Arbitrary<Step>,
    })),
  ),
  { minLength: 1, maxLength: 60 },
);

/** The filters of each plan that a script can switch to; queues by number. */
const plans = (queues: string[]): FilterOf[][] => [
  [
    {
      expression: 'language == "fr"',
      targets: [
        {
          queue: queues[0]!,
          timeout: 20,
          expression: 'task.language IN worker.languages AND worker.level > 1',
        },
        { timeout: 20, priority: 5 },
        { queue: queues[1]! },
      ],
    },
    { expression: 'language == "en"', targets: [{ queue: queues[1]!, timeout: 30 }] },
  ],
  [{ expression: 'language IN ["fr", "en"]', targets: [{ queue: queues[2]!, priority: 2, timeout: 45 }] }],
  [
    {
      expression: 'language == "fr"',
      targets: [
        { queue: queues[0]!, timeout: 30, skip_if: 'workers.available < 2', order_by: 'worker.level DESC' },
        { queue: queues[1]!, timeout: 30, skip_if: '1==1', priority: 4 },
      ],
    },
    { expression: '1==1', targets: [{ queue: queues[2]!, timeout: 60, skip_if: '1==1' }] },
  ],
];

export interface Centre {
  engine: Engine;
  readonly workspace: string;
  readonly queues: readonly string[];
  readonly workers: readonly string[];
  readonly configurations: readonly string[];
  /** The configuration of each revision of the workflow, oldest first. */
  readonly revisions: string[];
  readonly emissions: Emission[];
  /** Tasks that are offered to their worker whatever the load (IgnoreCapacity). */
  readonly pastCapacity: Set<string>;
  readonly options: EngineOptions;
}

export function createCentre(reservationOnWrite: ReservationOnWrite): Centre {
  const emissions: Emission[] = [];
  const options: EngineOptions = { observe: (emission) => void emissions.push(emission), reservationOnWrite };
  const start = { accountSid: ACCOUNT, now: START, sids: createSidGenerator(sidStateOf('property')) };
  const engine = createEngine(start, options);
  const workspace = engine.workspaces.create({ friendlyName: 'Centre' }).sid;
  const available = engine.activities.list(workspace, { friendlyName: 'Available' })[0]!.sid;
  const queues = ['A', 'B', 'C'].map(
    (friendlyName) => engine.taskQueues.create(workspace, { friendlyName }).sid,
  );
  const workers = ['ana', 'bo', 'cy'].map((friendlyName, level) => {
    const attributes = JSON.stringify({ languages: ['fr', 'en'], level });
    return engine.workers.create(workspace, { friendlyName, attributes, activitySid: available }).sid;
  });
  const configurations = plans(queues).map((filters) => configuration(filters, queues[0]!));
  engine.workflows.create(workspace, {
    friendlyName: 'Plan',
    configuration: configurations[0]!,
    taskReservationTimeout: 15,
  });
  const revisions = [configurations[0]!];
  const pastCapacity = new Set<string>();
  return { engine, workspace, queues, workers, configurations, revisions, emissions, pastCapacity, options };
}

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % items.length];

/** Does one step. False when it was refused, or had nothing to act on. */
export function perform(centre: Centre, step: Step): boolean {
  try {
    return act(centre, step);
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}

/** The routing target of a new task, if any. */
function directly(
  { workers, queues }: Pick<Centre, 'workers' | 'queues'>,
  { way, to }: Extract<Step, { do: 'create' }>,
): { routingTarget?: string; ignoreCapacity?: boolean } {
  if (way === 'filters') return {};
  if (way === 'queue') return { routingTarget: pick(queues, to)! };
  return { routingTarget: pick(workers, to)!, ignoreCapacity: way === 'worker' };
}

/** One who has a task, or now accepts one, hands it over; whoever is asked then may answer at once. */
function handOver(
  { engine, workspace, workers, queues }: Centre,
  step: Extract<Step, { do: 'transfer' }>,
): boolean {
  const having = (status: string) =>
    workers.flatMap((sid) => engine.reservations.listOfWorker(workspace, sid, { status }));
  const held = pick(having('accepted'), step.reservation);
  const offered = held === undefined ? pick(having('pending'), step.reservation) : undefined;
  const { sid, workerSid, taskSid } = held ?? offered ?? {};
  if (sid === undefined) return false;
  if (offered !== undefined) engine.reservations.update(workspace, sid, { status: 'accepted' });
  try {
    engine.transfers.start(workspace, workerSid!, {
      taskSid: taskSid!,
      reservationSid: sid,
      to: pick(step.toWorker ? workers : queues, step.to)!,
      mode: step.mode,
    });
  } catch (error) {
    if (error instanceof EngineError && offered !== undefined) return true;
    throw error;
  }
  const [asked] = engine.reservations.listOfTask(workspace, taskSid!, { status: 'pending' });
  if (asked !== undefined && step.answer !== null) {
    engine.reservations.update(workspace, asked.sid, { status: step.answer });
  }
  return true;
}

function act({ engine, workspace, ...centre }: Centre, step: Step): boolean {
  const task = 'task' in step ? pick(engine.tasks.list(workspace), step.task)?.sid : undefined;
  const worker = 'worker' in step ? pick(centre.workers, step.worker)! : '';
  const activities = engine.activities.list(workspace);
  if ('task' in step && task === undefined) return false;
  switch (step.do) {
    case 'create': {
      const { priority: wanted, taskChannel: channel, timeout } = step;
      const attributes = JSON.stringify({ language: step.language });
      const created = engine.tasks.create(workspace, {
        attributes,
        priority: wanted,
        taskChannel: channel,
        timeout,
        ...directly(centre, step),
      });
      if (step.way === 'worker') centre.pastCapacity.add(created.sid);
      return true;
    }
    case 'write':
      engine.tasks.update(workspace, task!, { attributes: JSON.stringify({ language: step.language }) });
      return true;
    case 'prioritize':
      engine.tasks.update(workspace, task!, { priority: step.priority });
      return true;
    case 'end':
      engine.tasks.update(workspace, task!, { assignmentStatus: step.assignmentStatus, reason: 'script' });
      return true;
    case 'delete':
      engine.tasks.remove(workspace, task!);
      return true;
    case 'answer': {
      const all = centre.workers.flatMap((sid) => engine.reservations.listOfWorker(workspace, sid));
      const live = all.filter(({ status }) => ['pending', 'accepted', 'wrapping'].includes(status));
      const reservation = pick(live.length > 0 ? live : all, step.reservation);
      if (reservation === undefined) return false;
      const workerActivitySid = step.activity === null ? null : pick(activities, step.activity)!.sid;
      engine.reservations.update(workspace, reservation.sid, {
        status: step.status,
        ...(workerActivitySid === null ? {} : { workerActivitySid }),
      });
      return true;
    }
    case 'move':
      engine.workers.update(workspace, worker, {
        activitySid: pick(activities, step.activity)!.sid,
        rejectPendingReservations: step.rejectPendingReservations,
      });
      return true;
    case 'teach': {
      const attributes = JSON.stringify({ languages: step.languages, level: step.level });
      engine.workers.update(workspace, worker, { attributes });
      return true;
    }
    case 'capacity': {
      const { capacity, available } = step;
      engine.workerChannels.update(workspace, worker, step.taskChannel, { capacity, available });
      return true;
    }
    case 'target':
      engine.taskQueues.update(workspace, pick(centre.queues, step.queue)!, {
        targetWorkers: step.targetWorkers,
        maxReservedWorkers: step.maxReservedWorkers,
        taskOrder: step.taskOrder,
      });
      return true;
    case 'transfer':
      return handOver({ engine, workspace, ...centre }, step);
    case 'cancelTransfer': {
      const { transfer } = engine.tasks.fetch(workspace, task!);
      if (transfer === null) return false;
      engine.transfers.cancel(workspace, transfer.sid);
      return true;
    }
    case 'plan': {
      const wanted = pick(centre.configurations, step.plan)!;
      const { sid } = engine.workflows.list(workspace)[0]!;
      engine.workflows.update(workspace, sid, {
        configuration: wanted,
        reEvaluateTasks: step.reEvaluateTasks,
      });
      if (centre.revisions.at(-1) !== wanted) centre.revisions.push(wanted);
      return true;
    }
    case 'pass':
      engine.advance(engine.now() + step.milliseconds);
      return true;
  }
}

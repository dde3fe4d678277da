import fc from 'fast-check';

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
  /** The worker's phone rings; a second such step answers it, or gives up. */
  | { do: 'connect'; reservation: number; isAnswered: boolean }
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
  connect: fc.record({ do: fc.constant('connect'), reservation: index, isAnswered: fc.boolean() }),
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
  connect: 2,
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

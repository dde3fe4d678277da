import {
  createEngine,
  createSidGenerator,
  sidStateOf,
  type Emission,
  type Engine,
  type EngineOptions,
  type ReservationOnWrite,
} from '../../../src/taskrouter-engine';
import { ACCOUNT, configuration, START, type FilterOf } from '../floor';

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

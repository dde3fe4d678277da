import {
  createEngine,
  createSidGenerator,
  sidStateOf,
  type Emission,
  type Engine,
} from '../src/taskrouter-engine';

const ATTRIBUTES = (queue: number): string =>
  JSON.stringify({ queue: `q${queue}`, language: 'en', note: 'x'.repeat(260) });

interface Floor {
  readonly tasks: number;
  readonly agents: number;
  readonly queues: number;
}

const SMALL: Floor = { tasks: 100, agents: 10, queues: 5 };
const LARGE: Floor = { tasks: 10_000, agents: 1_000, queues: 50 };
const MATCHES = 400;
const ROUNDS = 5;
const FORGOTTEN_AFTER_MS = 6 * 60_000;

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** One task offered to everybody, and the rest waiting. */
function openFloor({ tasks, agents, queues }: Floor) {
  const offerOf = new Map<string, string>();
  const observe = (emission: Emission): void => {
    if (emission.kind !== 'event' || emission.event.type !== 'reservation.created') return;
    const { worker_sid: worker, reservation_sid: reservation } = emission.event.data;
    offerOf.set(String(worker), String(reservation));
  };
  const sids = createSidGenerator(sidStateOf(`bench:${tasks}`));
  const engine = createEngine({ accountSid: `AC${'0'.repeat(32)}`, now: 0, sids }, { observe });
  const { sid } = engine.workspaces.create({ friendlyName: 'bench' });
  const { workflowSid, workerSids } = staff(engine, sid, agents, queues);
  const arrive = (n: number) => engine.tasks.create(sid, { workflowSid, attributes: ATTRIBUTES(n % queues) });
  for (let n = 0; n < tasks + agents; n++) arrive(n);
  return { engine, sid, arrive, offerOf, workerSids };
}

function staff(engine: Engine, sid: string, agents: number, queues: number) {
  const filters = Array.from({ length: queues }, (_, n) => {
    const expression = `queue == "q${n}"`;
    const queue = engine.taskQueues.create(sid, { friendlyName: `q${n}`, targetWorkers: expression }).sid;
    return { expression, targets: [{ queue }] };
  });
  const workflow = engine.workflows.create(sid, {
    friendlyName: 'plan',
    configuration: JSON.stringify({ task_routing: { filters } }),
    taskReservationTimeout: 86_400,
  });
  const available = engine.activities.list(sid, { friendlyName: 'Available' })[0]!;
  const workerSids = Array.from({ length: agents }, (_, n) => {
    const attributes = JSON.stringify({ queue: `q${n % queues}` });
    return engine.workers.create(sid, { friendlyName: `agent-${n}`, activitySid: available.sid, attributes })
      .sid;
  });
  return { workflowSid: workflow.sid, workerSids };
}

/** One customer served, the next one offered, and one more arriving, so that the backlog stays as it is. */
function msPerMatch({ engine, sid, arrive, offerOf, workerSids }: ReturnType<typeof openFloor>): number {
  const begun = performance.now();
  for (let n = 0; n < MATCHES; n++) {
    const offer = offerOf.get(workerSids[n % workerSids.length]!)!;
    engine.reservations.update(sid, offer, { status: 'accepted' });
    engine.reservations.update(sid, offer, { status: 'completed' });
    arrive(n);
  }
  const took = performance.now() - begun;
  // What has ended is forgotten after five minutes.
  engine.advance(engine.now() + FORGOTTEN_AFTER_MS);
  return took / MATCHES;
}

/** Time per match with a large backlog over that with a small one, in alternating rounds; and what a waiting task weighs. */
export function matching() {
  const small = openFloor(SMALL);
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const large = openFloor(LARGE);
  global.gc?.();
  const bytesPerWaitingTask = (process.memoryUsage().heapUsed - before) / LARGE.tasks;
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.small.push(msPerMatch(small));
    times.large.push(msPerMatch(large));
  }
  return {
    matchSmallUs: median(times.small) * 1_000,
    matchLargeUs: median(times.large) * 1_000,
    matchGrowth: median(times.large) / median(times.small),
    bytesPerWaitingTask,
  };
}

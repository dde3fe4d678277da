import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, admin, authorized, closeAll, restart, startFloor } from './harness';
import { createSdk, refusal } from './sdk';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'statistics-'))));
afterAll(() => rm(folder, { recursive: true }));

afterEach(closeAll);

type Floor = Awaited<ReturnType<typeof startFloor>>;

/** Ana has done one task in 20 s; another waits for 10 s since. */
const busyFloor = async (options: Parameters<typeof startFloor>[0] = {}): Promise<Floor> => {
  const floor = await startFloor(options);
  const { workspace, clock } = floor;
  const ana = await floor.agent('ana');
  const { sid } = await workspace.tasks.create();
  clock.forward(20);
  const [offer] = await workspace.workers(ana.sid).reservations.list();
  await workspace.workers(ana.sid).reservations(offer!.sid).update({ reservationStatus: 'accepted' });
  await workspace.tasks(sid).update({ assignmentStatus: 'completed', reason: 'done' });
  await workspace.workers(ana.sid).update({ activitySid: floor.activity('Offline') });
  await workspace.tasks.create({ priority: 2 });
  clock.forward(10);
  return floor;
};

const read = async ({ emulator, workspaceSid }: Floor, path: string): Promise<Record<string, unknown>> => {
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}${path}`);
  return (await answer.json()) as Record<string, unknown>;
};

/** Whose they are is said once, around both parts. */
const OWNERS = ['account_sid', 'workspace_sid', 'task_queue_sid', 'workflow_sid', 'url'];

test('combined statistics are what their parts are by themselves', async () => {
  const floor = await busyFloor();
  for (const owner of [
    '',
    `/TaskQueues/${floor.queue.sid}`,
    `/Workflows/${floor.workflow.sid}`,
    '/Workers',
  ]) {
    const question = '?Minutes=60&SplitByWaitTime=5,60&TaskChannel=default';
    const { cumulative, realtime } = await read(floor, `${owner}/Statistics${question}`);
    for (const [part, name] of [
      [cumulative, 'CumulativeStatistics'],
      [realtime, 'RealTimeStatistics'],
    ] as const) {
      const alone = await read(floor, `${owner}/${name}${question}`);
      const others = Object.entries(alone).filter(([property]) => !OWNERS.includes(property));
      expect(part).toEqual(Object.fromEntries(others));
    }
  }
});

test('what was counted is counted', async () => {
  const { workspace, queue } = await busyFloor();
  expect(await workspace.taskQueues(queue.sid).cumulativeStatistics().fetch()).toMatchObject({
    avgTaskAcceptanceTime: 20,
    waitDurationUntilAccepted: { avg: 20, min: 20, max: 20, total: 20 },
    reservationsCreated: 1,
    reservationsAccepted: 1,
    tasksEntered: 2,
    tasksCompleted: 1,
    splitByWaitTime: null,
  });
  expect(await workspace.taskQueues(queue.sid).realTimeStatistics().fetch()).toMatchObject({
    totalTasks: 1,
    tasksByPriority: { 2: 1 },
    longestTaskWaitingAge: 10,
    totalEligibleWorkers: 1,
    totalAvailableWorkers: 0,
  });
});

test('statistics from more than 30 days ago are refused; the debugger gets the alert 14241', async () => {
  const floor = await busyFloor();
  const { workspace, emulator, clock } = floor;
  clock.forward(40 * 86_400);
  const startDate = new Date('2026-01-02T00:00:00Z');
  expect(await refusal(workspace.cumulativeStatistics().fetch({ startDate }))).toMatchObject({
    status: 400,
    code: 20001,
  });
  const { body } = await admin<{ alerts: { code: number }[] }>(emulator, 'GET', '/callbacks');
  expect(body.alerts.map(({ code }) => code)).toEqual([14241]);
});

test.each(['Minutes=0', 'Minutes=soon', 'Minutes=43201', 'StartDate=yesterday', 'SplitByWaitTime=5,long'])(
  '%s is refused: 400, 20001',
  async (query) => {
    const floor = await startFloor();
    expect(await read(floor, `/CumulativeStatistics?${query}`)).toMatchObject({ status: 400, code: 20001 });
  },
);

test('they survive a restart', async () => {
  const snapshotFile = join(folder, 'snapshot.json');
  const floor = await busyFloor({ snapshotFile });
  const statistics = (sdk: ReturnType<typeof createSdk>) =>
    sdk.taskrouter.v1.workspaces(floor.workspaceSid).statistics().fetch();
  const before = await statistics(floor.sdk);
  const { emulator } = await restart(floor.emulator, { snapshotFile, clock: floor.clock });
  const after = await statistics(createSdk(emulator.url, ACCOUNT));
  expect([after.cumulative, after.realtime]).toEqual([before.cumulative, before.realtime]);
});

import type { CumulativeStatistics } from '../../../src/taskrouter-engine';
import { createFloor, createOneQueueFloor, START } from '../floor';

const MINUTE = 60_000;
const one = (seconds: number) => ({ avg: seconds, min: seconds, max: seconds, total: seconds });
const NONE = one(0);

/** Only what the test is about. */
const counts = ({ reservations, ...statistics }: CumulativeStatistics) => ({
  reservations: Object.values(reservations),
  created: statistics.tasksCreated,
  enteredQueue: statistics.tasksEnteredQueue,
  enteredWorkflow: statistics.tasksEnteredWorkflow,
  canceled: statistics.tasksCanceled,
  completed: statistics.tasksCompleted,
  deleted: statistics.tasksDeleted,
  moved: statistics.tasksMoved,
  timedOut: statistics.tasksTimedOutInWorkflow,
});

/**
 * Ana alone. The first task is accepted after 10 s and done at 40 s; the second, made at 12 s, is rejected at 45 s,
 * offered again, and canceled at 50 s; the third, made at 50 s, is not answered (120 s) and deleted at 200 s.
 */
function threeTasks() {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const first = floor.task();
  floor.at(10);
  floor.answer(first, 'accepted');
  floor.at(12);
  const second = floor.task();
  floor.at(40);
  floor.complete(first);
  floor.at(45);
  floor.answer(second, 'rejected');
  floor.at(50);
  floor.cancel(second);
  const third = floor.task();
  floor.at(200);
  floor.engine.tasks.remove(floor.workspace, third);
  return floor;
}

test('a story of three tasks, counted by hand', () => {
  const { engine, workspace, everybody, plan1 } = threeTasks();
  const { ofWorkspace, ofTaskQueue, ofWorkflow } = engine.cumulativeStatistics;
  const expected = {
    reservations: [4, 1, 1, 1, 1, 0],
    created: 3,
    enteredQueue: 3,
    enteredWorkflow: 3,
    canceled: 1,
    completed: 1,
    deleted: 1,
    moved: 0,
    timedOut: 0,
  };
  const ofAll = ofWorkspace(workspace);
  expect(counts(ofAll)).toEqual(expected);
  expect(counts(ofWorkflow(workspace, plan1))).toEqual(expected);
  // A task's creation is told before it enters a queue.
  expect(counts(ofTaskQueue(workspace, everybody))).toEqual({ ...expected, created: 0, enteredWorkflow: 3 });
  expect(ofAll).toMatchObject({
    start: START + 200_000 - 15 * MINUTE,
    end: START + 200_000,
    waitUntilAccepted: one(10),
    waitUntilCanceled: one(38),
    waitInQueueUntilAccepted: one(10),
    splitByWaitTime: null,
  });
});

test('an interval holds what happened between its ends, both included', () => {
  const { engine, workspace } = threeTasks();
  const between = (from: number, to: number) =>
    counts(
      engine.cumulativeStatistics.ofWorkspace(workspace, {
        startDate: START + from * 1000,
        endDate: START + to * 1000,
      }),
    );
  // At 12 s the second task is made; at 40 s the first is done and the second offered.
  expect(between(11, 40)).toMatchObject({ reservations: [1, 0, 0, 0, 0, 0], created: 1, completed: 1 });
  expect(between(12, 39)).toMatchObject({ reservations: [0, 0, 0, 0, 0, 0], created: 1, completed: 0 });
  expect(between(13, 39)).toMatchObject({ created: 0, canceled: 0 });
  expect(between(170, 170).reservations).toEqual([0, 0, 0, 1, 0, 0]);
});

test('minutes count back from the end, 15 of them unless it is said', () => {
  const { engine, workspace, at } = threeTasks();
  at(910);
  const { ofWorkspace } = engine.cumulativeStatistics;
  // 15 minutes back from 910 s is 10 s: the first task was made before, and accepted then.
  expect(counts(ofWorkspace(workspace))).toMatchObject({ reservations: [3, 1, 1, 1, 1, 0], created: 2 });
  expect(counts(ofWorkspace(workspace, { minutes: 12 }))).toMatchObject({ created: 0, deleted: 1 });
  const endDate = START + 60_000;
  expect(ofWorkspace(workspace, { minutes: 1, endDate })).toMatchObject({ start: START, tasksCreated: 3 });
});

test('what is older than 30 days is refused, and so is an interval that ends before it begins', () => {
  const { engine, workspace, at } = createOneQueueFloor();
  const DAY = 86_400;
  at(31 * DAY);
  const { ofWorkspace, ofWorkers } = engine.cumulativeStatistics;
  const now = engine.now();
  expect(ofWorkspace(workspace, { startDate: now - 30 * DAY * 1000 }).start).toBe(START + DAY * 1000);
  expect(() => ofWorkspace(workspace, { startDate: now - 30 * DAY * 1000 - 1 })).toThrow(/30 days/);
  expect(() => ofWorkspace(workspace, { minutes: 43_201 })).toThrow(/Minutes/);
  expect(() => ofWorkspace(workspace, { minutes: 0 })).toThrow(/Minutes/);
  expect(() => ofWorkers(workspace, { startDate: now, endDate: now - 1 })).toThrow(/EndDate/);
});

/** A task has 10 s in the first queue and 20 s in the second, which only bo serves. */
function twoQueues() {
  const floor = createFloor();
  const [first, second] = [floor.queue('First', 'level == 1'), floor.queue('Second', 'level == 2')];
  const plan = floor.plan([
    {
      expression: '1==1',
      targets: [
        { queue: first, timeout: 10 },
        { queue: second, timeout: 20 },
      ],
    },
  ]);
  return { ...floor, first, second, plan };
}

test('a task that moves is counted out of the one queue and into the other, its wait from its creation', () => {
  const { engine, workspace, first, second, plan, ...floor } = twoQueues();
  const task = floor.task();
  floor.at(15);
  floor.agent('bo', { level: 2 });
  floor.at(18);
  floor.answer(task, 'accepted');
  const { ofTaskQueue, ofWorkflow } = engine.cumulativeStatistics;
  expect(counts(ofTaskQueue(workspace, first))).toMatchObject({
    enteredQueue: 1,
    moved: 1,
    reservations: [0, 0, 0, 0, 0, 0],
  });
  expect(ofTaskQueue(workspace, first)).toMatchObject({ waitUntilAccepted: NONE });
  expect(counts(ofTaskQueue(workspace, second))).toMatchObject({
    enteredQueue: 1,
    moved: 0,
    reservations: [1, 1, 0, 0, 0, 0],
  });
  expect(ofTaskQueue(workspace, second)).toMatchObject({
    waitUntilAccepted: one(18),
    waitInQueueUntilAccepted: one(8),
  });
  expect(counts(ofWorkflow(workspace, plan))).toMatchObject({
    enteredQueue: 2,
    enteredWorkflow: 1,
    moved: 1,
  });
});

test('a task that leaves the last target is timed out in its workflow, and canceled in its last queue', () => {
  const { engine, workspace, first, second, ...floor } = twoQueues();
  floor.task();
  floor.at(60);
  const { ofTaskQueue, ofWorkspace } = engine.cumulativeStatistics;
  expect(counts(ofWorkspace(workspace))).toMatchObject({ canceled: 1, timedOut: 1, moved: 1 });
  expect(ofTaskQueue(workspace, second)).toMatchObject({ tasksCanceled: 1, waitUntilCanceled: one(30) });
  expect(ofTaskQueue(workspace, first)).toMatchObject({ tasksCanceled: 0, waitUntilCanceled: NONE });
});

test('averages are whole seconds, rounded down; waits are split at thresholds, one as long being below', () => {
  const { engine, workspace, agent, task, answer, cancel, at, capacity } = createOneQueueFloor();
  capacity(agent('ana'), 'default', 10);
  capacity(agent('bo'), 'chat', 0);
  const tasks = Array.from({ length: 3 }, () => task());
  for (const [seconds, accepted] of [
    [3, tasks[0]!],
    [5, tasks[1]!],
    [9, tasks[2]!],
  ] as const) {
    at(seconds);
    answer(accepted, 'accepted');
  }
  const given = task({}, { taskChannel: 'chat' });
  at(13);
  cancel(given);
  const late = task({}, { taskChannel: 'chat' });
  at(33);
  cancel(late);
  const statistics = engine.cumulativeStatistics.ofWorkspace(workspace, { splitByWaitTime: ['5', '10'] });
  expect(statistics).toMatchObject({
    waitUntilAccepted: { avg: 5, min: 3, max: 9, total: 17 },
    waitUntilCanceled: { avg: 12, min: 4, max: 20, total: 24 },
    splitByWaitTime: {
      5: {
        below: { reservationsAccepted: 2, tasksCanceled: 1 },
        above: { reservationsAccepted: 1, tasksCanceled: 1 },
      },
      10: {
        below: { reservationsAccepted: 3, tasksCanceled: 1 },
        above: { reservationsAccepted: 0, tasksCanceled: 1 },
      },
    },
  });
  expect(() =>
    engine.cumulativeStatistics.ofWorkspace(workspace, { splitByWaitTime: ['5', 'long'] }),
  ).toThrow(/SplitByWaitTime/);
});

test('a task channel is told by SID or by name; one that does not exist has nothing', () => {
  const { engine, workspace, agent, task, at } = createOneQueueFloor();
  agent('ana');
  task({}, { taskChannel: 'chat' });
  task({}, { taskChannel: 'voice' });
  task({}, { taskChannel: 'voice' });
  at(1);
  const { sid } = engine.taskChannels.fetch(workspace, 'voice');
  const created = (taskChannel: string): [number, number] => {
    const statistics = engine.cumulativeStatistics.ofWorkspace(workspace, { taskChannel });
    return [statistics.tasksCreated, statistics.reservations.created];
  };
  expect(created('voice')).toEqual([2, 1]);
  expect(created(sid)).toEqual([2, 1]);
  expect(created('chat')).toEqual([1, 1]);
  expect(created('fax')).toEqual([0, 0]);
});

test('what the system deletes after 24 hours counts as deleted', () => {
  const { engine, workspace, agent, task, answer, at } = createOneQueueFloor();
  agent('ana');
  answer(task(), 'accepted');
  at(86_400);
  expect(engine.cumulativeStatistics.ofWorkspace(workspace)).toMatchObject({
    tasksDeleted: 1,
    tasksCompleted: 0,
  });
});

test('nothing that does not exist has statistics', () => {
  const { engine, workspace } = createOneQueueFloor();
  const { cumulativeStatistics, realTimeStatistics } = engine;
  for (const call of [
    () => cumulativeStatistics.ofTaskQueue(workspace, 'WQx'),
    () => cumulativeStatistics.ofWorkflow(workspace, 'WWx'),
    () => cumulativeStatistics.ofWorker(workspace, 'WKx'),
    () => cumulativeStatistics.ofWorkspace('WSx'),
    () => realTimeStatistics.ofTaskQueue(workspace, 'WQx'),
    () => realTimeStatistics.ofWorkflow(workspace, 'WWx'),
  ]) {
    expect(call).toThrow(/was not found/);
  }
});

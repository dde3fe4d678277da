import type { WorkersCumulativeStatistics } from '../../../src/taskrouter-engine';
import { createOneQueueFloor, START } from '../floor';

const durations = ({ activityDurations }: WorkersCumulativeStatistics) =>
  Object.fromEntries(
    activityDurations.map(({ friendlyName, avg, min, max, total }) => [friendlyName, [avg, min, max, total]]),
  );

/** Ana: 60 s available, 40 s offline, 61 s available, and on. Bo: offline since 20 s. Now it is 161 s. */
function aDay() {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.at(20);
  const bo = floor.agent('bo', {}, 'Offline');
  floor.at(60);
  floor.status(ana, 'Offline');
  floor.at(100);
  floor.status(ana, 'Available');
  floor.at(161);
  return { ...floor, ana, bo };
}

test('how long workers stayed in each activity: every stay counts, the present one up to now', () => {
  const { engine, workspace, ana, bo } = aDay();
  const { ofWorkers, ofWorker } = engine.cumulativeStatistics;
  expect(durations(ofWorkers(workspace))).toEqual({
    Offline: [90, 40, 141, 181],
    Unavailable: [0, 0, 0, 0],
    Available: [60, 60, 61, 121],
  });
  expect(durations(ofWorker(workspace, ana))).toMatchObject({
    Offline: [40, 40, 40, 40],
    Available: [60, 60, 61, 121],
  });
  expect(durations(ofWorker(workspace, bo))).toMatchObject({ Offline: [141, 141, 141, 141] });
});

test('a stay counts for the part of it in the interval', () => {
  const { engine, workspace, ana } = aDay();
  const within = (from: number, to: number) =>
    durations(
      engine.cumulativeStatistics.ofWorker(workspace, ana, {
        startDate: START + from * 1000,
        endDate: START + to * 1000,
      }),
    );
  expect(within(50, 70)).toMatchObject({ Available: [10, 10, 10, 10], Offline: [10, 10, 10, 10] });
  expect(within(70, 80)).toMatchObject({ Available: [0, 0, 0, 0], Offline: [10, 10, 10, 10] });
  expect(within(150, 161)).toMatchObject({ Available: [11, 11, 11, 11], Offline: [0, 0, 0, 0] });
});

test('a worker who was deleted has been there', () => {
  const { engine, workspace, agent, status, at } = createOneQueueFloor();
  const [ana, bo] = [agent('ana'), agent('bo', {}, 'Offline')];
  at(10);
  status(ana, 'Unavailable');
  at(35);
  for (const sid of [ana, bo]) engine.workers.remove(workspace, sid);
  at(100);
  const { ofWorkers } = engine.cumulativeStatistics;
  expect(durations(ofWorkers(workspace))).toEqual({
    Available: [10, 10, 10, 10],
    Unavailable: [25, 25, 25, 25],
    Offline: [35, 35, 35, 35],
  });
  // Neither moved since 20 s: of both stays the part after that counts.
  expect(durations(ofWorkers(workspace, { startDate: START + 20_000 }))).toMatchObject({
    Available: [0, 0, 0, 0],
    Unavailable: [15, 15, 15, 15],
    Offline: [15, 15, 15, 15],
  });
});

/** Ana and bo serve everybody's queue; bo rejects what ana then accepts. */
function oneRejection() {
  const floor = createOneQueueFloor();
  const bo = floor.agent('bo', { level: 2 });
  const task = floor.task();
  floor.at(5);
  const ana = floor.agent('ana', { level: 1 });
  floor.at(6);
  floor.answer(task, 'rejected');
  floor.answer(task, 'accepted');
  return { ...floor, ana, bo };
}

test('the reservations of a worker, and of the workers that filters leave', () => {
  const { engine, workspace, ana, bo, queue } = oneRejection();
  const { ofWorkers, ofWorker } = engine.cumulativeStatistics;
  const counted = ({ reservations }: WorkersCumulativeStatistics) => Object.values(reservations);
  expect(counted(ofWorkers(workspace))).toEqual([2, 1, 1, 0, 0, 0]);
  expect(counted(ofWorker(workspace, bo))).toEqual([1, 0, 1, 0, 0, 0]);
  expect(counted(ofWorker(workspace, ana))).toEqual([1, 1, 0, 0, 0, 0]);
  const second = queue('Second level', 'level == 2');
  expect(counted(ofWorkers(workspace, { friendlyName: 'ana' }))).toEqual([1, 1, 0, 0, 0, 0]);
  expect(counted(ofWorkers(workspace, { taskQueueSid: second }))).toEqual([1, 0, 1, 0, 0, 0]);
  expect(counted(ofWorkers(workspace, { taskQueueName: 'Second level' }))).toEqual([1, 0, 1, 0, 0, 0]);
  expect(counted(ofWorkers(workspace, { taskChannel: 'chat' }))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('workers as they stand: by activity, those that filters leave, those that serve a channel', () => {
  const { engine, workspace, agent, capacity } = createOneQueueFloor();
  agent('ana');
  const bo = agent('bo');
  agent('cy', {}, 'Unavailable');
  capacity(bo, 'voice', 0);
  const { ofWorkers } = engine.realTimeStatistics;
  const counted = (filters: object) => {
    const { total, activities } = ofWorkers(workspace, filters);
    return [
      total,
      Object.fromEntries(activities.map(({ friendlyName, workers }) => [friendlyName, workers])),
    ];
  };
  expect(counted({})).toEqual([3, { Offline: 0, Unavailable: 1, Available: 2 }]);
  expect(counted({ friendlyName: 'cy' })).toEqual([1, { Offline: 0, Unavailable: 1, Available: 0 }]);
  expect(counted({ taskChannel: 'voice' })).toEqual([2, { Offline: 0, Unavailable: 1, Available: 1 }]);
  expect(counted({ taskChannel: 'fax' })).toEqual([0, { Offline: 0, Unavailable: 0, Available: 0 }]);
  engine.workerChannels.update(workspace, bo, 'chat', { available: false });
  expect(counted({ taskChannel: 'chat' })).toEqual([2, { Offline: 0, Unavailable: 1, Available: 1 }]);
});

import { createOneQueueFloor } from './floor';

test('a worker who let an offer time out goes to the timeout activity; one who rejects stays', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const task = floor.task();
  floor.answer(task, 'rejected');
  expect(floor.statusOf(ana)).toBe('Available');
  expect(floor.offeredTo(task)).toBe('ana');
  floor.forget();
  floor.at(120);
  expect(floor.statusOf(ana)).toBe('Offline');
  expect(floor.read(task).status).toBe('pending');
  expect(floor.types()).toEqual(['reservation.timeout', 'worker.activity.update']);
  floor.at(1_000);
  expect(floor.offers(task)).toHaveLength(2);
});

test('the timeout activity is the one that the workspace names', () => {
  const floor = createOneQueueFloor();
  const timeoutActivitySid = floor.activity('Unavailable');
  floor.engine.workspaces.update(floor.workspace, { timeoutActivitySid });
  const ana = floor.agent('ana');
  floor.task();
  floor.at(120);
  expect(floor.statusOf(ana)).toBe('Unavailable');
});

test('a worker may reject into an activity', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const task = floor.task();
  floor.answer(task, 'rejected', { workerActivitySid: floor.activity('Unavailable') });
  expect(floor.statusOf(ana)).toBe('Unavailable');
  expect(floor.offeredTo(task)).toBeNull();
});

test('rejecting into an activity that does not exist changes nothing', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  const rejected = () => floor.answer(task, 'rejected', { workerActivitySid: 'WAx' });
  expect(rejected).toThrow('WorkerActivitySid WAx does not exist in this workspace');
  expect(floor.offer(task)).toMatchObject({ status: 'pending', version: 0 });
});

test('going unavailable keeps pending reservations and tasks', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.capacity(ana, 'default', 2);
  const [pending, accepted] = [floor.task(), floor.task()];
  floor.answer(accepted, 'accepted');
  floor.status(ana, 'Offline');
  expect(floor.read(pending).status).toBe('reserved');
  expect(floor.read(accepted).status).toBe('assigned');
  expect(floor.answer(pending, 'accepted').status).toBe('accepted');
});

test('RejectPendingReservations rejects them, and is refused with an available activity', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const task = floor.task();
  const reject = (activity: string) =>
    floor.engine.workers.update(floor.workspace, ana, {
      activitySid: floor.activity(activity),
      rejectPendingReservations: true,
    });
  expect(() => reject('Available')).toThrow(
    'Unable to reject pending reservations when updating to an Available activity state.',
  );
  reject('Offline');
  expect(floor.offer(task).status).toBe('rejected');
  expect(floor.read(task).status).toBe('pending');
});

test('whether an activity is available never changes', () => {
  const floor = createOneQueueFloor();
  const offline = floor.activity('Offline');
  const change = { friendlyName: 'Away', available: true };
  floor.engine.activities.update(floor.workspace, offline, change);
  expect(floor.engine.activities.fetch(floor.workspace, offline)).toMatchObject({
    friendlyName: 'Away',
    available: false,
  });
});

test('date_status_changed moves with the activity only', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const changed = () => floor.engine.workers.fetch(floor.workspace, ana).dateStatusChanged;
  const before = changed();
  floor.pass(10);
  floor.engine.workers.update(floor.workspace, ana, { attributes: '{"a":1}' });
  floor.capacity(ana, 'chat', 3);
  expect(changed()).toBe(before);
  floor.status(ana, 'Offline');
  expect(changed()).toBe(before + 10_000);
});

test('the event of a change of activity tells the previous one and how long it was', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.pass(12.5);
  floor.forget();
  floor.status(ana, 'Offline');
  expect(floor.events()[0]).toMatchObject({
    type: 'worker.activity.update',
    data: {
      worker_previous_activity_name: 'Available',
      worker_activity_name: 'Offline',
      worker_time_in_previous_activity: '12',
      worker_time_in_previous_activity_ms: '12500',
    },
  });
});

test('names of workers are unique whatever their case', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  expect(() => floor.agent('ANA')).toThrow('Worker with the same friendly name already exists');
  floor.engine.workers.update(floor.workspace, ana, { friendlyName: 'Ana' });
  expect(floor.engine.workers.fetch(floor.workspace, ana).friendlyName).toBe('Ana');
});

test('a worker with live reservations cannot be deleted', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const task = floor.task();
  expect(() => floor.engine.workers.remove(floor.workspace, ana)).toThrow(/while it has reservations/);
  floor.answer(task, 'accepted');
  floor.complete(task);
  floor.engine.workers.remove(floor.workspace, ana);
  expect(floor.engine.workers.list(floor.workspace)).toEqual([]);
});

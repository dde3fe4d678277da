import { createOneQueueFloor } from './floor';

const chat = { taskChannel: 'chat' };

test('every worker has a channel for every task channel, with capacity 1', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const channels = () => floor.engine.workerChannels.list(floor.workspace, ana);
  expect(channels().map(({ configuredCapacity }) => configuredCapacity)).toEqual([1, 1, 1, 1, 1]);
  floor.engine.taskChannels.create(floor.workspace, { friendlyName: 'WhatsApp', uniqueName: 'whatsapp' });
  expect(channels()).toHaveLength(6);
  expect(floor.offeredTo(floor.task({}, { taskChannel: 'whatsapp' }))).toBe('ana');
});

test('pending, accepted and wrapping work take capacity; any end gives it back', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.capacity(ana, 'chat', 2);
  const [first, second, third] = [floor.task({}, chat), floor.task({}, chat), floor.task({}, chat)];
  expect(floor.offeredTo(third)).toBeNull();
  floor.answer(first, 'accepted');
  floor.answer(first, 'wrapping');
  expect(floor.offeredTo(third)).toBeNull();
  floor.answer(first, 'completed');
  expect(floor.offeredTo(third)).toBe('ana');
  const fourth = floor.task({}, chat);
  floor.cancel(second);
  expect(floor.offeredTo(fourth)).toBe('ana');
});

test('channels are independent of one another', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const tasks = ['chat', 'sms', 'voice'].map((taskChannel) => floor.task({}, { taskChannel }));
  expect(tasks.map((task) => floor.offeredTo(task))).toEqual(['ana', 'ana', 'ana']);
});

test('lowering the capacity keeps the work that is there and offers nothing more', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.capacity(ana, 'chat', 3);
  const tasks = [1, 2].map(() => floor.task({}, chat));
  floor.capacity(ana, 'chat', 1);
  expect(tasks.map((task) => floor.offeredTo(task))).toEqual(['ana', 'ana']);
  expect(floor.offeredTo(floor.task({}, chat))).toBeNull();
});

test('capacity 0 and an unavailable channel are offered nothing', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.capacity(ana, 'chat', 0);
  const task = floor.task({}, chat);
  expect(floor.offeredTo(task)).toBeNull();
  floor.engine.workerChannels.update(floor.workspace, ana, 'chat', { capacity: 1, available: false });
  expect(floor.offeredTo(task)).toBeNull();
  floor.engine.workerChannels.update(floor.workspace, ana, 'chat', { available: true });
  expect(floor.offeredTo(task)).toBe('ana');
});

test('a change of capacity moves the version of the worker and is told', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.forget();
  floor.engine.workerChannels.update(floor.workspace, ana, 'chat', { capacity: 4, available: false });
  expect(floor.types()).toEqual(['worker.capacity.update', 'worker.channel.availability.update']);
  expect(floor.engine.workers.fetch(floor.workspace, ana).version).toBe(2);
  expect(floor.events()[0]!.data).toMatchObject({
    worker_channel_previous_capacity: '1',
    worker_channel_available_capacity: '100',
    task_channel_unique_name: 'chat',
    worker_version: '1',
  });
});

test('refused: a capacity below 0, a channel nobody knows', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  expect(() => floor.capacity(ana, 'chat', -1)).toThrow(/Capacity/);
  expect(() => floor.capacity(ana, 'fax', 1)).toThrow(/not found/);
});

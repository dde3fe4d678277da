import { createEngine, createSidGenerator, sidStateOf } from '../../src/taskrouter-engine';
import { ACCOUNT, configuration, START } from './floor';

/** A legacy workspace: a worker has one task at a time; the queue moves them to Reserved, then to Busy. */
const singleTasking = () => {
  const sids = createSidGenerator(sidStateOf('single'));
  const engine = createEngine({ accountSid: ACCOUNT, now: START, sids });
  const { sid: ws } = engine.workspaces.create({ friendlyName: 'Legacy', multiTaskEnabled: false });
  const activity = (friendlyName: string) => engine.activities.list(ws, { friendlyName })[0]!.sid;
  for (const friendlyName of ['Reserved', 'Busy'])
    engine.activities.create(ws, { friendlyName, available: false });
  const { sid: queue } = engine.taskQueues.create(ws, {
    friendlyName: 'Everybody',
    reservationActivitySid: activity('Reserved'),
    assignmentActivitySid: activity('Busy'),
  });
  engine.workflows.create(ws, { friendlyName: 'Plan', configuration: configuration([], queue) });
  const { sid: ana } = engine.workers.create(ws, { friendlyName: 'ana', activitySid: activity('Available') });
  engine.workerChannels.update(ws, ana, 'chat', { capacity: 5 });
  const task = (taskChannel = 'chat') => engine.tasks.create(ws, { taskChannel }).sid;
  const offers = (sid: string) => engine.reservations.listOfTask(ws, sid);
  const answer = (sid: string, status: string, extra: object = {}) =>
    engine.reservations.update(ws, offers(sid).at(-1)!.sid, { status, ...extra });
  const anaIs = () => engine.activities.fetch(ws, engine.workers.fetch(ws, ana).activitySid).friendlyName;
  const anaBecomes = (name: string) => engine.workers.update(ws, ana, { activitySid: activity(name) });
  return { engine, ws, ana, task, offers, answer, anaIs, anaBecomes, activity };
};

test('an offer puts the worker into the reservation activity, the acceptance into the assignment activity', () => {
  const { task, answer, anaIs } = singleTasking();
  const sid = task();
  expect(anaIs()).toBe('Reserved');
  answer(sid, 'accepted');
  expect(anaIs()).toBe('Busy');
});

test('the end of the task leaves the worker there: nobody but the worker says that they are available again', () => {
  const { task, answer, anaIs, anaBecomes, offers } = singleTasking();
  const [first, second] = [task(), task('voice')];
  answer(first, 'accepted');
  answer(first, 'completed');
  expect([anaIs(), offers(second)]).toEqual(['Busy', []]);
  anaBecomes('Available');
  expect(offers(second)).toMatchObject([{ status: 'pending' }]);
});

test('one at a time, on whatever channel and whatever the capacity, even where the worker says they are available', () => {
  const { task, answer, anaBecomes, offers } = singleTasking();
  const [first, second] = [task(), task()];
  answer(first, 'accepted');
  anaBecomes('Available');
  expect(offers(second)).toEqual([]);
});

test('who rejects is where they were before, or where they say', () => {
  const { task, answer, anaIs, activity } = singleTasking();
  const sid = task();
  answer(sid, 'rejected', { workerActivitySid: activity('Offline') });
  expect(anaIs()).toBe('Offline');
});

test('without a place to go they are offered it again, being available', () => {
  const { task, answer, offers } = singleTasking();
  const sid = task();
  answer(sid, 'rejected');
  expect(offers(sid).map(({ status }) => status)).toEqual(['rejected', 'pending']);
});

test('an offer that is canceled with its task gives the worker back', () => {
  const { engine, ws, task, anaIs } = singleTasking();
  const sid = task();
  engine.tasks.update(ws, sid, { assignmentStatus: 'canceled', reason: 'gone' });
  expect(anaIs()).toBe('Available');
});

test('a multi-tasking workspace cannot become one; one can become multi-tasking, and offers at once', () => {
  const { engine, ws, task, answer, anaBecomes, offers } = singleTasking();
  const [first, second] = [task(), task()];
  answer(first, 'accepted');
  anaBecomes('Available');
  engine.workspaces.update(ws, { multiTaskEnabled: true });
  expect(offers(second)).toMatchObject([{ status: 'pending' }]);
  expect(() => engine.workspaces.update(ws, { multiTaskEnabled: false })).toThrow(/cannot be updated/);
});

test('who was offered what is deleted, or a transfer that is called off, is where they were before', () => {
  const { engine, ws, ana, task, answer, anaIs, activity } = singleTasking();
  engine.tasks.remove(ws, task());
  expect(anaIs()).toBe('Available');
  const sid = task();
  answer(sid, 'accepted');
  const ben = engine.workers.create(ws, { friendlyName: 'ben', activitySid: activity('Available') }).sid;
  const [held] = engine.reservations.listOfTask(ws, sid);
  const wanted = { taskSid: sid, reservationSid: held!.sid, to: ben, mode: 'WARM' } as const;
  const transfer = engine.transfers.start(ws, ana, wanted);
  const benIs = () => engine.activities.fetch(ws, engine.workers.fetch(ws, ben).activitySid).friendlyName;
  expect(benIs()).toBe('Reserved');
  engine.transfers.cancel(ws, transfer.sid);
  expect(benIs()).toBe('Available');
});

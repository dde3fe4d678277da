import { createOneQueueFloor } from './floor';

/** Ana has accepted a task; ben is there, too. Everybody may have two tasks. */
const handingOver = (options: { isBenThere?: boolean } = {}) => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const task = floor.task({ language: 'fr' });
  floor.answer(task, 'accepted');
  const ben = floor.agent('ben', {}, options.isBenThere === false ? 'Offline' : 'Available');
  const seniors = floor.queue('Seniors', 'senior == true');
  const held = floor.offers(task)[0]!;
  const start = (to: string, mode: 'WARM' | 'COLD' = 'WARM', extra: object = {}) =>
    floor.engine.transfers.start(floor.workspace, ana, {
      taskSid: task,
      reservationSid: held.sid,
      to,
      mode,
      ...extra,
    });
  const read = (sid: string) => floor.engine.transfers.fetch(floor.workspace, sid);
  const cancel = (sid: string) => floor.engine.transfers.cancel(floor.workspace, sid);
  const heldNow = () => floor.engine.reservations.fetch(floor.workspace, held.sid).status;
  const answerHeld = (status: string) =>
    floor.engine.reservations.update(floor.workspace, held.sid, { status });
  floor.forget();
  return {
    ...floor,
    ana,
    ben,
    task,
    seniors,
    held,
    start,
    transferOf: read,
    cancelTransfer: cancel,
    heldNow,
    answerHeld,
  };
};

describe('to a worker', () => {
  test('warm: the same task is offered to them while the first one keeps it', () => {
    const { start, task, ben, read, offeredTo, heldNow, types, events } = handingOver();
    const { sid } = start(ben);
    expect(read(task)).toMatchObject({ status: 'reserved' });
    expect([offeredTo(task), heldNow()]).toEqual(['ben', 'accepted']);
    expect(types()).toEqual(['task.transfer-initiated', 'reservation.created']);
    expect(events()[0]).toMatchObject({
      resourceType: 'transfer',
      resourceSid: sid,
      data: {
        task_transfer_sid: sid,
        transfer_type: 'WORKER',
        transfer_mode: 'WARM',
        transfer_to: ben,
        transfer_status: 'initiated',
      },
    });
  });

  test('accepted: both have it, until each is done; the task ends with the last', () => {
    const { start, task, ben, read, answer, answerHeld, transferOf, types, forget } = handingOver();
    const { sid } = start(ben);
    forget();
    answer(task, 'accepted');
    expect(transferOf(sid).status).toBe('completed');
    expect(read(task)).toMatchObject({ status: 'assigned', transfer: null });
    expect(types()).toEqual(['reservation.accepted', 'task.transfer-completed']);
    answerHeld('completed');
    expect(read(task).status).toBe('assigned');
    answer(task, 'completed');
    expect(read(task).status).toBe('completed');
  });

  test('cold: the first one begins to wrap up, and may finish once it is accepted', () => {
    const { start, task, ben, read, answer, answerHeld, heldNow, types } = handingOver();
    start(ben, 'COLD');
    expect(heldNow()).toBe('wrapping');
    expect(types()).toEqual(['reservation.wrapup', 'task.transfer-initiated', 'reservation.created']);
    answer(task, 'accepted');
    expect(read(task).status).toBe('assigned');
    answerHeld('completed');
    expect(read(task).status).toBe('assigned');
    answer(task, 'wrapping');
    expect(read(task).status).toBe('wrapping');
  });

  test.each([
    ['rejected', 'WARM', 'assigned'],
    ['rejected', 'COLD', 'wrapping'],
    ['timed out', 'WARM', 'assigned'],
  ] as const)('%s (%s): it fails, and the task is back where it was: %s', (how, mode, status) => {
    const { start, task, ben, read, answer, pass, transferOf, types, queueOf } = handingOver();
    const { sid } = start(ben, mode);
    if (how === 'rejected') answer(task, 'rejected');
    else pass(121);
    expect(transferOf(sid)).toMatchObject({ status: 'failed', failedReason: expect.any(String) as string });
    expect(read(task)).toMatchObject({ status, transfer: null });
    expect(queueOf(task)).toBe('Everybody');
    expect(types().at(-1)).toBe('task.transfer-failed');
  });

  test.each([['who is unavailable', { isBenThere: false }, /is not available for a transfer/]])(
    '%s: it is refused at once, and nothing has changed',
    (_who, options, message) => {
      const { start, ben, task, read, types } = handingOver(options);
      const before = read(task);
      expect(() => start(ben)).toThrow(message);
      expect(read(task)).toBe(before);
      expect(types()).toEqual([]);
    },
  );

  test('who has no room, who has the task, or who is not there: refused', () => {
    const { start, ana, ben, capacity } = handingOver();
    capacity(ben, 'default', 0);
    expect(() => start(ben)).toThrow(/is not available/);
    expect(() => start(ana)).toThrow(/who has it/);
    expect(() => start(`WK${'0'.repeat(32)}`)).toThrow(/does not exist/);
  });
});

describe('to a queue', () => {
  test('it waits there for whoever serves it, outside all filters and deadlines', () => {
    const { start, task, seniors, queueOf, read, agent, offeredTo, types } = handingOver();
    start(seniors);
    expect([queueOf(task), read(task).status]).toEqual(['Seniors', 'pending']);
    expect(types()).toEqual(['task.transfer-initiated', 'task-queue.entered']);
    agent('chloe', { senior: true });
    expect(offeredTo(task)).toBe('chloe');
  });

  test('each rejection is an attempt that failed; the transfer stays open', () => {
    const { start, task, seniors, agent, answer, transferOf, read, types, forget } = handingOver();
    agent('chloe', { senior: true });
    const { sid } = start(seniors);
    forget();
    answer(task, 'rejected');
    expect(types()).toEqual(['reservation.rejected', 'task.transfer-attempt-failed', 'reservation.created']);
    expect(transferOf(sid).status).toBe('initiated');
    expect(read(task).status).toBe('reserved');
  });

  test('it may come back to the one who asked, if they have room', () => {
    const { start, task, ana, capacity, everybody, offeredTo, status, ben } = handingOver();
    status(ben, 'Offline');
    capacity(ana, 'default', 2);
    start(everybody);
    expect(offeredTo(task)).toBe('ana');
  });
});

describe('while a transfer is open', () => {
  test('the task cannot be wrapped up, completed, canceled or transferred again, nor the reservation ended', () => {
    const { start, task, ben, seniors, wrapUp, complete, cancel, answerHeld, read } = handingOver();
    start(ben);
    const before = read(task);
    expect(() => wrapUp(task)).toThrow(/Cannot wrap up/);
    expect(() => complete(task)).toThrow(/Cannot complete/);
    expect(() => cancel(task)).toThrow(/Cannot cancel/);
    expect(() => start(seniors)).toThrow(/open transfer/);
    expect(() => answerHeld('completed')).toThrow(/open transfer/);
    expect(() => answerHeld('wrapping')).toThrow(/open transfer/);
    expect(read(task)).toBe(before);
  });

  test('the time-to-live of a task that was accepted does not count, its 24 hours do', () => {
    const floor = createOneQueueFloor();
    const ana = floor.agent('ana');
    const task = floor.task({}, { timeout: 60 });
    floor.answer(task, 'accepted');
    const seniors = floor.queue('Seniors', '1==2');
    floor.engine.transfers.start(floor.workspace, ana, {
      taskSid: task,
      reservationSid: floor.offer(task).sid,
      to: seniors,
      mode: 'WARM',
    });
    floor.at(3_600);
    expect(floor.read(task).status).toBe('pending');
    floor.forget();
    floor.at(86_401);
    expect(floor.types()).toContain('task.system-deleted');
  });

  test('the queue that it may come back to cannot be deleted', () => {
    const { start, seniors, everybody, engine, workspace } = handingOver();
    start(seniors);
    expect(() => engine.taskQueues.remove(workspace, everybody)).toThrow(/cannot be deleted/);
  });
});

test('called off: nobody is asked any more, the task is back; a second time is refused', () => {
  const { start, task, ben, cancelTransfer, offers, read, types, forget } = handingOver();
  const { sid } = start(ben);
  forget();
  expect(cancelTransfer(sid).status).toBe('canceled');
  expect(read(task)).toMatchObject({ status: 'assigned', transfer: null });
  expect(offers(task).map(({ status }) => status)).toEqual(['accepted', 'canceled']);
  expect(types()).toEqual(['task.transfer-canceled', 'reservation.canceled']);
  expect(() => cancelTransfer(sid)).toThrow(`Transfer ${sid} is already canceled . Cannot cancel transfer.`);
});

test('attributes and priority that are handed over with it are written', () => {
  const { start, task, ben, read } = handingOver();
  start(ben, 'WARM', { attributes: '{"note":"angry"}', priority: 9 });
  expect(read(task)).toMatchObject({ attributes: '{"note":"angry"}', priority: 9 });
});

test('only the worker who has it may hand it over, by the reservation they have accepted', () => {
  const { engine, workspace, task, ben, held, seniors } = handingOver();
  const wanted = { taskSid: task, reservationSid: held.sid, to: seniors, mode: 'WARM' } as const;
  expect(() => engine.transfers.start(workspace, ben, wanted)).toThrow(/no accepted reservation/);
});

import { closeAll, startFloor } from './harness';

afterEach(closeAll);

test('a task for one worker ignores activity and capacity by default; IgnoreCapacity=false restores both', async () => {
  const { workspace, agent } = await startFloor();
  const ana = await agent('ana', 'Offline');
  const task = await workspace.tasks.create({ routingTarget: ana.sid });
  expect(task).toMatchObject({ routingTarget: ana.sid, ignoreCapacity: true });
  const [offer] = await workspace.tasks(task.sid).reservations.list();
  expect(offer).toMatchObject({ workerSid: ana.sid, reservationStatus: 'pending' });
  const strict = await workspace.tasks.create({ routingTarget: ana.sid, ignoreCapacity: 'false' });
  expect(strict.ignoreCapacity).toBe(false);
  expect(await workspace.tasks(strict.sid).fetch()).toMatchObject({
    assignmentStatus: 'canceled',
    reason: `RoutingTarget not available for Reservation acceptance: ${ana.sid}`,
  });
  expect((await workspace.tasks.list({ routingTarget: ana.sid })).map(({ sid }) => sid)).toEqual([
    task.sid,
    strict.sid,
  ]);
});

test('a worker who rejects their own task ends it: it is canceled, and goes to nobody else', async () => {
  const { workspace, agent } = await startFloor();
  const [ana] = [await agent('ana'), await agent('bob')];
  const task = await workspace.tasks.create({ routingTarget: ana.sid });
  const [offer] = await workspace.tasks(task.sid).reservations.list();
  await workspace.tasks(task.sid).reservations(offer!.sid).update({ reservationStatus: 'rejected' });
  expect((await workspace.tasks(task.sid).fetch()).assignmentStatus).toBe('canceled');
  expect(await workspace.tasks(task.sid).reservations.list()).toHaveLength(1);
});

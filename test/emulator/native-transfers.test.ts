import { authorized, closeAll, startFloor } from './harness';
import { startLine } from './voice-line';

afterEach(closeAll);

/** Ana talks with a customer; ben is free. Transfers are asked for as the agents' SDK does it. */
const talking = async () => {
  const floor = await startFloor();
  const { workspace, workspaceSid, emulator, agent } = floor;
  const ana = await agent('ana');
  const { sid: taskSid } = await workspace.tasks.create({ attributes: '{"a":1}' });
  const [held] = await workspace.tasks(taskSid).reservations.list();
  await workspace.tasks(taskSid).reservations(held!.sid).update({ reservationStatus: 'accepted' });
  const ben = await agent('ben');
  const address = `${emulator.url}/taskrouter/v2/Workspaces/${workspaceSid}/Workers/${ana.sid}/Transfers`;
  const ask = async (url: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form).toString();
    const answer = await authorized(url, body === undefined ? {} : { method: 'POST', body });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const start = (form: Record<string, string> = {}) =>
    ask(address, { TaskSid: taskSid, ReservationSid: held!.sid, To: ben.sid, Mode: 'WARM', ...form });
  const offer = async () =>
    (await workspace.tasks(taskSid).reservations.list({ reservationStatus: 'pending' }))[0];
  const status = async () => (await workspace.tasks(taskSid).fetch()).assignmentStatus;
  return { ...floor, ana, ben, taskSid, held: held!, address, ask, start, offer, status };
};

test('a transfer is told with everything that it is', async () => {
  const { start, ask, ana, ben, held, taskSid, queue, workflow } = await talking();
  const { status, body } = await start();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    sid: expect.stringMatching(/^TT/) as string,
    task_sid: taskSid,
    transfer_type: 'WORKER',
    transfer_mode: 'WARM',
    transfer_to: ben.sid,
    transfer_status: 'initiated',
    transfer_failed_reason: null,
    initiating_worker_sid: ana.sid,
    initiating_reservation_sid: held.sid,
    initiating_queue_sid: queue.sid,
    initiating_workflow_sid: workflow.sid,
  });
  expect(await ask(body['url']!)).toEqual({ status: 200, body });
});

test('an agent talks, and yet the task is reserved: its wrap-up and its completion are refused', async () => {
  const { start, status, workspace, taskSid } = await talking();
  await start();
  expect(await status()).toBe('reserved');
  for (const assignmentStatus of ['wrapping', 'completed'] as const) {
    const change = workspace.tasks(taskSid).update({ assignmentStatus, reason: 'done' });
    await expect(change).rejects.toMatchObject({ status: 400, code: 20001 });
  }
});

test('an accepted reservation is not the task: two workers have it after a warm transfer', async () => {
  const { start, offer, status, workspace, taskSid, held } = await talking();
  await start();
  const taken = await offer();
  await workspace.tasks(taskSid).reservations(taken!.sid).update({ reservationStatus: 'accepted' });
  await workspace.tasks(taskSid).reservations(held.sid).update({ reservationStatus: 'completed' });
  expect(await status()).toBe('assigned');
  await workspace.tasks(taskSid).reservations(taken!.sid).update({ reservationStatus: 'completed' });
  expect(await status()).toBe('completed');
});

test('called off by TransferStatus=canceled, and not a second time', async () => {
  const { start, ask, status } = await talking();
  const { body } = await start();
  const cancel = () => ask(body['url']!, { TransferStatus: 'canceled' });
  expect((await cancel()).body).toMatchObject({ transfer_status: 'canceled' });
  expect(await status()).toBe('assigned');
  expect(await cancel()).toMatchObject({
    status: 400,
    body: { code: 20001, message: `Transfer ${body['sid']} is already canceled . Cannot cancel transfer.` },
  });
});

test.each([
  [{ Mode: 'LUKEWARM' }, 400],
  [{ To: '' }, 400],
  [{ To: `WK${'0'.repeat(32)}` }, 400],
  [{ TaskSid: `WT${'0'.repeat(32)}` }, 404],
])('with %j it is refused, and the task stays assigned', async (wrong, code) => {
  const { start, status } = await talking();
  expect((await start(wrong as Record<string, string>)).status).toBe(code);
  expect(await status()).toBe('assigned');
});

test('transfers are events with parameters of their own in /Events', async () => {
  const { start, workspace, ben } = await talking();
  const { body } = await start();
  const [event] = await workspace.events.list({ eventType: 'task.transfer-initiated' });
  expect(event).toMatchObject({ resourceType: 'transfer', resourceSid: body['sid'] });
  expect(event!.eventData).toMatchObject({ transfer_to: ben.sid, transfer_mode: 'WARM' });
});

test('a caller who hangs up during a transfer ends it, and whoever had the task wraps up', async () => {
  const { dial, hangUp, taskOf, accept, agent, workspace, emulator } = await startLine();
  const sid = await dial();
  const ana = await agent('ana');
  const { sid: taskSid } = await taskOf(sid);
  await accept(taskSid);
  const ben = await agent('ben');
  const [held] = await workspace.tasks(taskSid).reservations.list();
  const { sid: workspaceSid } = emulator.engine.workspaces.list()[0]!;
  const transfer = emulator.engine.transfers.start(workspaceSid, ana.sid, {
    taskSid,
    reservationSid: held!.sid,
    to: ben.sid,
    mode: 'WARM',
  });
  await hangUp(sid);
  expect(emulator.engine.transfers.fetch(workspaceSid, transfer.sid).status).toBe('canceled');
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'wrapping' });
});

import type { Call } from '../../src/emulator';
import { admin, closeAll } from './harness';
import { calling, handsOver } from './offered-call';
import { refusal } from './sdk';

afterEach(closeAll);

describe.each(['dequeue', 'conference'])('while the phone rings (%s)', (instruction) => {
  test.each(['accepted', 'rejected'] as const)('the offer cannot be %s by REST', async (status) => {
    const { reservation, picksUp, status: ofTask, read, callSid } = await calling({ instruction });
    const asked = (await reservation()).update({ reservationStatus: status });
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
    await picksUp();
    expect(await ofTask()).toBe('assigned');
    expect((await read(callSid)).status).toBe('in-progress');
  });

  test('no second phone rings', async () => {
    const { reservation, emulator } = await calling({ instruction });
    const asked = (await reservation()).update({ instruction });
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
    const { calls } = (await admin<{ calls: Call[] }>(emulator, 'GET', '/calls')).body;
    expect(calls.filter(({ dial }) => dial !== null)).toHaveLength(1);
  });

  test('the reservation does not time out, as it would if nobody had been called', async () => {
    const { offers, pass, picksUp, status } = await calling({ instruction, timeout: 600 });
    pass(500);
    expect(await offers()).toEqual(['pending']);
    await picksUp();
    expect(await status()).toBe('assigned');
  });

  test('who else accepts stops it, and the end of the ring is told', async () => {
    const events = { status_callback_events: 'ringing,answered,completed' };
    const { receiver, reservation, workspace, task, callSid, hangUp, phone } = await calling();
    const asked = {
      instruction,
      dequeueStatusCallbackUrl: `${receiver.url}/agent-status`,
      dequeueStatusCallbackEvent: events.status_callback_events.split(','),
      statusCallback: `${receiver.url}/agent-status`,
      statusCallbackEvent: events.status_callback_events.split(','),
    };
    await (await reservation()).update(asked as never);
    await hangUp(callSid);
    expect((await workspace.tasks(task.sid).fetch()).assignmentStatus).toBe('canceled');
    expect((await phone()).status).toBe('canceled');
    const told = receiver.sent('/agent-status').map(({ form }) => form['StatusCallbackEvent']);
    expect(told).toEqual(['ringing', 'completed']);
  });
});

test('a call that accepts nothing leaves the offer to whoever takes it', async () => {
  const { receiver, reservation, hangUp, phone, picksUp, offers } = await calling();
  const callUrl = `${receiver.url}/agent`;
  await (await reservation()).update({ instruction: 'call', callFrom: '+15005550006', callUrl });
  await picksUp();
  await hangUp((await phone()).sid);
  expect(await offers()).toEqual(['pending']);
  await (await reservation()).update({ reservationStatus: 'accepted' });
  expect(await offers()).toEqual(['accepted']);
});

test('without an action the caller goes on with the verb after <Enqueue> when the agent hangs up', async () => {
  const { picksUp, phone, hangUp, read, callSid } = await calling(
    { instruction: 'dequeue' },
    {},
    {},
    (workflowSid) => `<Enqueue workflowSid="${workflowSid}"/><Say>How was it?</Say>`,
  );
  await picksUp();
  await hangUp((await phone()).sid);
  const { steps, status } = await read(callSid);
  expect([steps.at(-1)?.text, status]).toEqual(['How was it?', 'completed']);
});

test('an agent who leaves a talk that another has joined leaves the caller with them', async () => {
  const line = await calling({ instruction: 'conference' });
  const { picksUp, phone, hangUp, read, callSid, emulator, workspace, task } = line;
  await picksUp();
  const first = await phone();
  await handsOver(line, 'WARM');
  const calls = (await admin<{ calls: Call[] }>(emulator, 'GET', '/calls')).body.calls;
  const second = calls.find(({ dial, status }) => dial !== null && status === 'ringing')!;
  await admin(emulator, 'POST', `/calls/${second.sid}/answer`);
  await hangUp(first.sid);
  expect((await read(callSid)).queue).toMatchObject({ taskSid: task.sid });
  const { assignmentStatus } = await workspace.tasks(task.sid).fetch();
  expect(assignmentStatus).toBe('assigned');
  await hangUp(second.sid);
  expect((await workspace.tasks(task.sid).fetch()).assignmentStatus).toBe('wrapping');
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAll, restart, twiml } from './harness';
import { calling } from './offered-call';

const folders: string[] = [];
afterEach(closeAll);
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe.each(['dequeue', 'conference'])('%s', (instruction) => {
  test('rings at the agent’s; the reservation is accepted only once they answer', async () => {
    const { phone, picksUp, status, read, callSid } = await calling({ instruction });
    expect(await phone()).toMatchObject({ status: 'ringing', to: 'client:ana', from: '+18005551212' });
    expect(await status()).toBe('reserved');
    await picksUp();
    expect(await status()).toBe('assigned');
    expect(await phone()).toMatchObject({ status: 'in-progress' });
    expect((await read(callSid)).queue).toMatchObject({ bridgedAt: expect.any(Number) as number });
  });

  test('nobody answers: the offer ends without acceptance, and the task is offered again', async () => {
    const { pass, offers, phone, status } = await calling({ instruction, timeout: 20 });
    pass(19);
    expect(await offers()).toEqual(['pending']);
    pass(2);
    expect(await offers()).toEqual(['canceled', 'pending']);
    expect((await phone()).status).toBe('no-answer');
    expect(await status()).toBe('reserved');
  });

  test('the caller hangs up first: the phone stops ringing, and nobody can answer it', async () => {
    const { hangUp, callSid, phone, picksUp, status } = await calling({ instruction });
    await hangUp(callSid);
    expect((await phone()).status).toBe('canceled');
    expect(await picksUp()).toMatchObject({ status: 409 });
    expect(await status()).toBe('canceled');
  });

  test('the caller hangs up while they talk: the agent’s call ends, the task wraps up', async () => {
    const { hangUp, callSid, phone, picksUp, status } = await calling({ instruction });
    await picksUp();
    await hangUp(callSid);
    expect([(await phone()).status, await status()]).toEqual(['completed', 'wrapping']);
  });

  test('the agent hangs up: the caller goes on with what the action answers', async () => {
    const { hangUp, phone, picksUp, status, read, callSid, receiver } = await calling(
      { instruction },
      { '/queue-result': twiml('<Say>Goodbye</Say>') },
    );
    await picksUp();
    await hangUp((await phone()).sid);
    expect(await status()).toBe('wrapping');
    expect(receiver.sent('/queue-result').at(-1)?.form).toMatchObject({ QueueResult: 'bridged' });
    expect((await read(callSid)).steps.at(-1)).toMatchObject({ verb: 'Say', text: 'Goodbye' });
  });
});

test('dequeue writes the agent’s call into the task: its version moves under whoever has read it', async () => {
  const { picksUp, phone, workspace, task } = await calling({ instruction: 'dequeue' });
  await picksUp();
  const { attributes } = await workspace.tasks(task.sid).fetch();
  expect(JSON.parse(attributes)).toMatchObject({ tier: 'gold', worker_call_sid: (await phone()).sid });
});

test('conference writes the conference and both calls into it', async () => {
  const { picksUp, phone, workspace, task, callSid } = await calling({ instruction: 'conference' });
  await picksUp();
  const { attributes } = await workspace.tasks(task.sid).fetch();
  expect(JSON.parse(attributes)).toMatchObject({
    conference: {
      sid: expect.stringMatching(/^CF/) as string,
      participants: { worker: (await phone()).sid, customer: callSid },
    },
  });
});

test('to and from may be named, and the progress of the call is told, signed', async () => {
  const events = ['initiated', 'ringing', 'answered', 'completed'];
  const { receiver, phone, hangUp, picksUp, reservation } = await calling();
  const update = {
    instruction: 'dequeue',
    dequeueTo: 'sip:ana@example.org',
    dequeueFrom: '+15005550006',
    dequeueStatusCallbackUrl: `${receiver.url}/agent-status`,
    dequeueStatusCallbackEvent: events,
  };
  await (await reservation()).update(update);
  expect(await phone()).toMatchObject({ to: 'sip:ana@example.org', from: '+15005550006' });
  await picksUp();
  await hangUp((await phone()).sid);
  const told = receiver.sent('/agent-status');
  expect(told.map(({ form }) => form['StatusCallbackEvent'])).toEqual(events);
  expect(told.every(({ isSigned, form }) => isSigned && form['Direction'] === 'outbound-api')).toBe(true);
});

test('the agent goes to the activity that is for after the work', async () => {
  const { hangUp, phone, picksUp, workspace, ana, activity, reservation } = await calling();
  const dequeuePostWorkActivitySid = activity('Unavailable');
  await (await reservation()).update({ instruction: 'dequeue', dequeuePostWorkActivitySid });
  await picksUp();
  await hangUp((await phone()).sid);
  expect((await workspace.workers(ana.sid).fetch()).activityName).toBe('Unavailable');
});

describe('call', () => {
  const call = { instruction: 'call', callFrom: '+15005550006' };

  test('the agent hears TwiML; the reservation is not accepted by it', async () => {
    const { receiver, reservation, phone, picksUp, status, read } = await calling();
    await (await reservation()).update({ ...call, callUrl: `${receiver.url}/agent` });
    await picksUp();
    expect((await read((await phone()).sid)).steps).toMatchObject([{ verb: 'Say', text: 'Customer Zoe' }]);
    expect(await status()).toBe('reserved');
  });

  test('with accept the answer is the acceptance', async () => {
    const { receiver, reservation, picksUp, status } = await calling();
    await (await reservation()).update({ ...call, callUrl: `${receiver.url}/agent`, callAccept: true });
    await picksUp();
    expect(await status()).toBe('assigned');
  });
});

describe('redirect', () => {
  test('with accept: the caller goes elsewhere, the task stays with the agent', async () => {
    const { receiver, reservation, status, read, callSid, emulator } = await calling();
    const redirectUrl = `${receiver.url}/elsewhere`;
    await (
      await reservation()
    ).update({
      instruction: 'redirect',
      redirectCallSid: callSid,
      redirectUrl,
      redirectAccept: true,
    });
    await emulator.idle();
    expect(await status()).toBe('assigned');
    expect((await read(callSid)).steps.at(-1)).toMatchObject({ verb: 'Say', text: 'Elsewhere' });
  });

  test('without it the task is canceled, as by any redirect of a waiting call', async () => {
    const { receiver, reservation, status, callSid } = await calling();
    const redirectUrl = `${receiver.url}/elsewhere`;
    await (await reservation()).update({ instruction: 'redirect', redirectCallSid: callSid, redirectUrl });
    expect(await status()).toBe('canceled');
  });
});

test('a phone that rings goes on ringing after a restart, and stops in time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ringing-'));
  folders.push(folder);
  const snapshotFile = join(folder, 'snapshot.json');
  const { emulator, task, clock } = await calling(
    { instruction: 'dequeue', timeout: 20 },
    {},
    { snapshotFile },
  );
  const [workspaceRow] = emulator.engine.workspaces.list();
  const again = await restart(emulator, { snapshotFile, clock });
  clock.forward(21);
  const tasks = again.sdk.taskrouter.v1.workspaces(workspaceRow!.sid).tasks(task.sid);
  const [first] = await tasks.reservations.list();
  expect(first).toMatchObject({ reservationStatus: 'canceled' });
});

import { ACCOUNT, closeAll, twiml } from './harness';
import { refusal } from './sdk';
import { startLine } from './voice-line';

afterEach(closeAll);

test('a call is fetched while it lives and after it has ended', async () => {
  const { dial, hangUp, sdk, clock } = await startLine();
  const sid = await dial();
  expect(await sdk.calls(sid).fetch()).toMatchObject({
    sid,
    accountSid: ACCOUNT.accountSid,
    from: '+33612345678',
    to: '+18005551212',
    status: 'in-progress',
    direction: 'inbound',
    dateCreated: new Date('2026-01-01T00:00:00Z'),
    endTime: null,
    apiVersion: '2010-04-01',
  });
  clock.forward(30);
  await hangUp(sid);
  expect(await sdk.calls(sid).fetch()).toMatchObject({
    status: 'completed',
    duration: '30',
    endTime: new Date('2026-01-01T00:00:30Z'),
  });
});

test('a call that Twilio does not know is answered with 404', async () => {
  const { sdk } = await startLine();
  const nobody = `CA${'0'.repeat(32)}`;
  expect(await refusal(sdk.calls(nobody).fetch())).toMatchObject({ status: 404, code: 20404 });
  expect(await refusal(sdk.calls(nobody).update({ status: 'completed' }))).toMatchObject({ status: 404 });
});

test('Twiml redirects a waiting call: its task is canceled first, its queue result is redirected', async () => {
  const { dial, sdk, taskOf, receiver, emulator, read } = await startLine();
  const sid = await dial();
  const changed = await sdk.calls(sid).update({
    twiml: '<Response><Say language="fr-FR">Au revoir</Say><Hangup/></Response>',
  });
  expect(changed.status).toBe('completed');
  await emulator.idle();
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'canceled', reason: 'redirected' });
  expect(receiver.sent('/queue-result')).toMatchObject([
    { form: { QueueResult: 'redirected', CallStatus: 'in-progress' } },
  ]);
  expect(receiver.sent('/status')).toHaveLength(1);
  expect((await read(sid)).steps.at(-1)).toMatchObject({ verb: 'Say', text: 'Au revoir' });
});

test('what the action answers to a redirected call is not followed', async () => {
  const { dial, sdk, emulator, read } = await startLine({ '/queue-result': twiml('<Say>ignored</Say>') });
  const sid = await dial();
  await sdk.calls(sid).update({ twiml: '<Response><Say>Bye</Say></Response>' });
  await emulator.idle();
  expect((await read(sid)).steps.map(({ text }) => text)).not.toContain('ignored');
});

test('Url redirects a waiting call to another document', async () => {
  const { dial, sdk, emulator, read, receiver } = await startLine({ '/goodbye': twiml('<Say>Closed</Say>') });
  const sid = await dial();
  await sdk.calls(sid).update({ url: `${receiver.url}/goodbye` });
  await emulator.idle();
  expect(await read(sid)).toMatchObject({ status: 'completed', queueResults: [{ result: 'redirected' }] });
  expect((await read(sid)).steps.at(-1)).toMatchObject({ text: 'Closed' });
});

test('a bridged call that is redirected leaves its task in wrap-up', async () => {
  const { dial, sdk, taskOf, accept, agent, emulator, receiver } = await startLine();
  const sid = await dial();
  await agent('ana');
  await accept((await taskOf(sid)).sid);
  await sdk.calls(sid).update({ twiml: '<Response><Say>Survey</Say></Response>' });
  await emulator.idle();
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'wrapping' });
  expect(receiver.sent('/queue-result')).toMatchObject([
    { form: { QueueResult: 'redirected-from-bridged' } },
  ]);
});

test('Status=completed ends the call as a hang-up does', async () => {
  const { dial, sdk, taskOf, emulator, receiver } = await startLine();
  const sid = await dial();
  expect((await sdk.calls(sid).update({ status: 'completed' })).status).toBe('completed');
  await emulator.idle();
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
  expect(receiver.sent('/queue-result')).toMatchObject([{ form: { QueueResult: 'hangup' } }]);
});

test('a call that is over cannot be changed', async () => {
  const { dial, hangUp, sdk } = await startLine();
  const sid = await dial();
  await hangUp(sid);
  const change = { twiml: '<Response/>' };
  expect(await refusal(sdk.calls(sid).update(change))).toMatchObject({ status: 400, code: 21220 });
});

test.each([
  [{ twiml: '<Say>' }, 12100],
  [{ url: 'nowhere' }, 21205],
])('%j is refused, and the caller goes on waiting', async (change, code) => {
  const { dial, sdk, taskOf } = await startLine();
  const sid = await dial();
  expect(await refusal(sdk.calls(sid).update(change))).toMatchObject({ status: 400, code });
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'pending' });
});

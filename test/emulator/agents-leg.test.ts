import type { Call } from '../../src/emulator';
import { ACCOUNT, admin, authorized, closeAll, twiml } from './harness';
import { calling, handsOver, type OfferedCall } from './offered-call';

afterEach(closeAll);

const WITHOUT_ACTION = (workflowSid: string) =>
  `<Enqueue workflowSid="${workflowSid}"/><Say>How was it?</Say>`;
const SAY = '<Response><Say>x</Say></Response>';

const update = (line: OfferedCall, callSid: string, form: Record<string, string>) =>
  authorized(`${line.emulator.url}/api/2010-04-01/Accounts/${ACCOUNT.accountSid}/Calls/${callSid}.json`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
  });

const calls = async ({ emulator }: OfferedCall) =>
  (await admin<{ calls: Call[] }>(emulator, 'GET', '/calls')).body.calls;

const ringing = async (line: OfferedCall) =>
  (await calls(line)).find(({ dial, status }) => dial !== null && status === 'ringing')!;

test('an agent whose call ends by its own document leaves the caller to go on with theirs', async () => {
  const line = await calling({ instruction: 'dequeue' }, {}, {}, WITHOUT_ACTION);
  await line.picksUp();
  await update(line, (await line.phone()).sid, { Twiml: SAY });
  await line.emulator.idle();
  const { steps, status } = await line.read(line.callSid);
  expect([steps.at(-1)?.text, status]).toEqual(['How was it?', 'completed']);
});

test('a phone that still rings cannot be sent elsewhere', async () => {
  const line = await calling({ instruction: 'dequeue' });
  const answer = await update(line, (await line.phone()).sid, { Twiml: SAY });
  expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([400, 21220]);
  await line.picksUp();
  expect(await line.status()).toBe('assigned');
});

test('Status canceled ends what rings, and leaves a call that goes on', async () => {
  const line = await calling({ instruction: 'dequeue' });
  await update(line, line.callSid, { Status: 'canceled' });
  expect((await line.read(line.callSid)).status).toBe('in-progress');
  await update(line, (await line.phone()).sid, { Status: 'canceled' });
  expect((await line.phone()).status).toBe('canceled');
});

describe.each(['WARM', 'COLD'] as const)(
  'an agent who leaves while a transfer looks for another (%s)',
  (mode) => {
    test('leaves the caller waiting for that one', async () => {
      const line = await calling({ instruction: 'conference' });
      await line.picksUp();
      const first = await line.phone();
      await handsOver(line, mode);
      await line.hangUp(first.sid);
      expect((await line.read(line.callSid)).queue).toMatchObject({ taskSid: line.task.sid });
      await admin(line.emulator, 'POST', `/calls/${(await ringing(line)).sid}/answer`);
      expect(await line.status()).toBe('assigned');
    });

    test('and a transfer that is called off lets the caller go on', async () => {
      const line = await calling({ instruction: 'conference' }, {}, {}, WITHOUT_ACTION);
      await line.picksUp();
      const first = await line.phone();
      const { cancel } = await handsOver(line, mode);
      await line.hangUp(first.sid);
      cancel();
      line.clock.forward(0);
      await line.workspace.fetch();
      expect((await line.read(line.callSid)).steps.at(-1)?.text).toBe('How was it?');
    });
  },
);

test('an agent who accepted by REST talks on when a second one leaves', async () => {
  const line = await calling();
  await (await line.reservation()).update({ reservationStatus: 'accepted' });
  await handsOver(line, 'WARM');
  const [, second] = await line.workspace.tasks(line.task.sid).reservations.list();
  await line.workspace.tasks(line.task.sid).reservations(second!.sid).update({ instruction: 'conference' });
  const leg = await ringing(line);
  await admin(line.emulator, 'POST', `/calls/${leg.sid}/answer`);
  await line.hangUp(leg.sid);
  expect((await line.read(line.callSid)).queue).toMatchObject({ taskSid: line.task.sid });
  expect(await line.status()).toBe('assigned');
});

test('an agent’s call that was put into a queue of its own leaves nothing behind', async () => {
  const line = await calling(undefined, {
    '/agent': (request, response) =>
      twiml(`<Enqueue workflowSid="${line.workflow.sid}"/>`)(request, response),
  });
  const asked = { callFrom: '+15005550006', callUrl: `${line.receiver.url}/agent`, callAccept: true };
  await (await line.reservation()).update({ instruction: 'call', ...asked });
  const leg = await line.phone();
  await line.picksUp();
  const own = await line.taskOf(leg.sid);
  await line.hangUp(leg.sid);
  expect((await line.workspace.tasks(own.sid).fetch()).assignmentStatus).toBe('canceled');
});

test('attributes that have no room for the calls leave the acceptance as it is', async () => {
  const line = await calling({ instruction: 'conference' });
  const { attributes } = await line.workspace.tasks(line.task.sid).fetch();
  const full = { ...(JSON.parse(attributes) as object), filler: '' };
  const room = 4_090 - JSON.stringify(full).length;
  await line.workspace
    .tasks(line.task.sid)
    .update({ attributes: JSON.stringify({ ...full, filler: 'x'.repeat(room) }) });
  const answer = await line.picksUp();
  expect(answer.status).toBe(200);
  expect(await line.status()).toBe('assigned');
  expect((await line.phone()).problems).toHaveLength(1);
});

test.each([
  ['redirect', 'redirectCallSid'],
  ['call', 'callFrom'],
])('while a phone rings, %s is refused, too', async (instruction, field) => {
  const line = await calling({ instruction: 'dequeue' });
  const url = `${line.receiver.url}/elsewhere`;
  const fields = { redirectUrl: url, callUrl: url, [field]: field === 'callFrom' ? '+1500' : line.callSid };
  await expect((await line.reservation()).update({ instruction, ...fields })).rejects.toMatchObject({
    status: 400,
  });
  expect(await line.status()).toBe('reserved');
});

test('redirect with accept takes a waiting caller, who was never bridged', async () => {
  const line = await calling(undefined, { '/queue-result': twiml('') });
  const redirectUrl = `${line.receiver.url}/elsewhere`;
  const fields = { redirectCallSid: line.callSid, redirectUrl, redirectAccept: true };
  await (await line.reservation()).update({ instruction: 'redirect', ...fields });
  expect((await line.read(line.callSid)).queueResults).toMatchObject([{ result: 'redirected' }]);
});

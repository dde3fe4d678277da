import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { BILLING, SENIOR, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const active = () => activeChat(floor());

const tasksMade = () =>
  floor()
    .emulator.effects(0)
    .filter(({ operation }) => operation === 'tasks.create').length;

const queue = (name: string) => ({ to: { queue: name }, mode: 'warm' });
const agent = (name: string) => ({ to: { agent: name }, mode: 'warm' });

test.each([
  ['a queue that nobody knows', queue('biling'), 'target_unknown'],
  ['a closed queue', queue('legal'), 'queue_closed'],
  ['a queue whose calendar is closed', queue('night'), 'queue_closed'],
  ['a queue without anybody', queue('billing'), 'queue_unstaffed'],
  ['the queue it is in', queue('senior'), 'loop_refused'],
  ['an agent nobody knows', agent('zoe'), 'target_unknown'],
  ['an agent who is offline', agent('off'), 'target_offline'],
  ['the agent who has it', agent('ana'), 'loop_refused'],
])('to %s: refused, and nothing changes', async (_name, body, code) => {
  const { ana, chat, ends } = await active();
  await floor().agent('off', BILLING, { available: false });
  const before = await chat.live();
  const answer = await chat.transfer(ana.sid, body);
  expect(answer).toMatchObject({ status: 409, body: { code } });
  const { legs, phase, timeline } = await chat.live();
  expect({ legs, phase }).toEqual({ legs: before.legs, phase: before.phase });
  expect(timeline.map(({ what }) => what)).not.toContain('leg.opened');
  expect(tasksMade()).toBe(1);
  await ends();
});

test('by somebody who does not have it, or may not', async () => {
  const { chat, ends } = await active();
  const ben = await floor().agent('ben', BILLING);
  expect(await chat.transfer(ben.sid, queue('billing'))).toMatchObject({
    status: 403,
    body: { code: 'not_owner' },
  });
  expect(await chat.command('backend', 'transfer', queue('billing'))).toMatchObject({
    status: 403,
    body: { code: 'role_required' },
  });
  await ends();
});

test('before anybody has it, while its agent wraps up, and after its end', async () => {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  const chat = await floor().customer('acct-42').opensChat();
  const asked = async () => (await chat.command('supervisor', 'transfer', queue('everybody'))).body;
  expect(await asked()).toMatchObject({ status: 409, code: 'not_accepted' });
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.wrapsUp();
  expect(await asked()).toMatchObject({ status: 409, code: 'not_transferable' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  expect(await asked()).toMatchObject({ status: 409, code: 'interaction_closed' });
});

test('twice at once, one is made; the same key again is answered alike; nothing is resolved meanwhile', async () => {
  const { chat, ends } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const answers = await Promise.all(
    ['a', 'b'].map((key) => chat.command('supervisor', 'transfer', queue('billing'), key)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'transfer_underway' });
  const again = await Promise.all(
    ['a', 'b'].map((key) => chat.command('supervisor', 'transfer', queue('billing'), key)),
  );
  expect(again.find(({ status }) => status === 202)).toEqual(answers.find(({ status }) => status === 202));
  await floor().settle();
  expect((await chat.live()).legs).toHaveLength(2);
  expect(await chat.command('supervisor', 'resolve')).toMatchObject({ body: { code: 'transfer_underway' } });
  await floor().forward('121 seconds');
  await ends();
});

test('back and forth: a supervisor may override what the policy refuses, up to no limit', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', SUPPORT);
  await chat.transfer(ana.sid, queue('everybody'));
  await (await ben.expectsOffer()).accepts();
  expect(await chat.transfer(ben.sid, queue('senior'))).toMatchObject({ body: { code: 'loop_refused' } });
  expect(await chat.transfer(ben.sid, agent('ana'))).toMatchObject({ body: { code: 'loop_refused' } });
  expect(await chat.transfer(ben.sid, { ...queue('senior'), override: true })).toMatchObject({
    body: { code: 'loop_refused' },
  });
  const asked = await chat.command('supervisor', 'transfer', { ...queue('senior'), override: true });
  expect(asked.status).toBe(202);
  await floor().settle();
  const back = await ana.expectsOffer();
  await back.accepts();
  await back.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a body with mistakes in it is told all of them', async () => {
  const { ana, chat, ends } = await active();
  const answer = await chat.transfer(ana.sid, { to: { queue: 'a', agent: 'b' }, mode: 'hot', urgent: true });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect((answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field).sort()).toEqual([
    '/mode',
    '/to',
    '/urgent',
  ]);
  await ends();
});

test('a call that its agent’s desktop cannot transfer', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const call = await floor().customer('acct-42').calls();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  expect(await call.interaction.transfer(ana.sid, queue('everybody'))).toMatchObject({
    status: 409,
    body: { code: 'transfer_needs_desktop' },
  });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

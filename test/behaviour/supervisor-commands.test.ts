import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { BILLING, SENIOR, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const active = () => activeChat(floor());

const because = { reason: 'The account is about to leave.' };

test('taking over: who had the customer is released, the supervisor has them, and the timeline says why', async () => {
  const { chat, offer, statusOf } = await active();
  const sofia = await floor().agent('sofia', {});
  expect(await chat.supervise('take-over', { agent: 'sofia', ...because })).toMatchObject({
    status: 202,
    body: { legId: `${chat.id}.2`, status: 'offering' },
  });
  const second = await sofia.expectsOffer();
  await second.accepts();
  expect(await statusOf(offer.taskSid)).toBe('completed');
  const { timeline } = await chat.shows({
    phase: 'active',
    legs: [{ status: 'ended' }, { agent: { name: 'sofia' }, transfer: { result: 'accepted' } }],
  });
  expect(timeline.find(({ what }) => what === 'take_over.asked')).toMatchObject({
    by: { kind: 'supervisor', id: 'supervisor' },
    details: { to: 'sofia', ...because },
  });
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('taking over a customer who still waits', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  const sofia = await floor().agent('sofia', {});
  await chat.supervise('take-over', { agent: 'sofia', ...because });
  const offer = await sofia.expectsOffer();
  await offer.accepts();
  await chat.shows({ phase: 'active', legs: [{ status: 'ended' }, { agent: { name: 'sofia' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a waiting customer is moved to another queue on the task they have, and is back after its time', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('30 seconds');
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const before = await chat.live();
  expect(await chat.supervise('move', { to: { queue: 'billing' }, ...because })).toMatchObject({
    status: 202,
    body: { status: 'moving' },
  });
  const there = await chat.shows({ phase: 'waiting', legs: [{ queue: 'billing', step: 1 }] });
  expect(there.legs).toHaveLength(1);
  expect(there.legs[0]!.taskSid).toBe(before.legs[0]!.taskSid);
  await floor().forward('121 seconds');
  await chat.shows({ phase: 'waiting', legs: [{ queue: 'senior', step: 2 }] });
  await ben.capacity('chat', 1);
  await ben.expectsNoOffer();
  const ana = await floor().agent('ana', SENIOR);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a waiting call is moved while its caller stays on the line', async () => {
  const call = await floor().customer('acct-42').calls();
  const ben = await floor().agent('ben', BILLING);
  expect(await call.interaction.supervise('move', { to: { queue: 'billing' }, ...because })).toMatchObject({
    status: 202,
  });
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await call.interaction.shows({ phase: 'active', legs: [{ queue: 'billing', agent: { name: 'ben' } }] });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

test('an offer that is out is waited for: its acceptance wins over the move', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await floor().agent('ben', BILLING);
  expect(await chat.supervise('move', { to: { queue: 'billing' }, ...because })).toMatchObject({
    status: 202,
  });
  await offer.accepts();
  await floor().forward('60 seconds');
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' }, queue: 'senior' }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('what an agent has is moved to another team without asking them', async () => {
  const { chat, offer, statusOf } = await active();
  const ben = await floor().agent('ben', BILLING);
  await chat.supervise('move', { to: { queue: 'billing' }, ...because });
  const second = await ben.expectsOffer();
  expect(await statusOf(offer.taskSid)).toBe('completed');
  await second.accepts();
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('re-queueing takes the customer from their agent, into their own route, with their place', async () => {
  const { ana, chat, offer, task } = await active();
  await ana.capacity('chat', 0);
  await floor().forward('10 minutes');
  expect(await chat.supervise('requeue', because)).toMatchObject({ status: 200 });
  const { legs } = await chat.shows({
    phase: 'waiting',
    legs: [{ status: 'ended' }, { queue: 'senior', step: 1, status: 'waiting', transfer: null }],
  });
  const first = await task(offer.taskSid);
  expect(first.assignmentStatus).toBe('completed');
  const waiting = await task(legs[1]!.taskSid!);
  expect(waiting.virtualStartTime.getTime()).toBeLessThanOrEqual(first.dateCreated.getTime());
  await floor().forward('61 seconds');
  const cy = await floor().agent('cy', SUPPORT);
  const second = await cy.expectsOffer();
  await second.accepts();
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('re-queueing as often as it takes: no limit on new legs is spent', async () => {
  const { chat, offer, ana } = await active();
  let last = offer;
  for (let again = 0; again < 5; again += 1) {
    await chat.supervise('requeue', because);
    last = await ana.expectsOffer();
    await last.accepts();
  }
  const { legs } = await chat.live();
  expect(legs).toHaveLength(6);
  await last.completes();
  await chat.closesAs('resolved', 'completed');
});

test('force-completing ends what an agent wraps up, and what still waits', async () => {
  const { ana, chat, offer, statusOf } = await active();
  await offer.wrapsUp();
  expect(await chat.supervise('force-complete', because)).toMatchObject({
    status: 200,
    body: { outcome: 'resolved', outcomeReason: 'force_completed' },
  });
  await chat.closesAs('resolved', 'force_completed');
  expect(await statusOf(offer.taskSid)).toBe('completed');

  await ana.becomes('offline');
  const waiting = await floor().customer('acct-43').opensChat();
  expect(await waiting.supervise('force-complete', because)).toMatchObject({
    body: { outcome: 'cancelled', outcomeReason: 'force_completed' },
  });
  await waiting.closesAs('cancelled', 'force_completed');
});

test('force-completing in the midst of a transfer leaves nobody with an offer', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  await chat.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'warm' });
  await ben.expectsOffer();
  await chat.supervise('force-complete', because);
  await chat.closesAs('resolved', 'force_completed');
  await ben.expectsNoOffer();
});

import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { BILLING, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const active = () => activeChat(floor());

const toBilling = { to: { queue: 'billing' }, mode: 'cold' };

test('the sender is free at once; the customer waits at the target with the place they had', async () => {
  const { ana, chat, offer, task } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  expect((await chat.transfer(ana.sid, toBilling)).status).toBe(202);
  const [, leg] = (await chat.shows({ phase: 'transferring', legs: [{ status: 'ended' }, {}] })).legs;
  const first = await task(offer.taskSid);
  expect(first.assignmentStatus).toBe('completed');
  const waiting = await task(leg!.taskSid!);
  expect(waiting.virtualStartTime.getTime()).toBeLessThanOrEqual(first.dateCreated.getTime());

  await ben.capacity('chat', 1);
  const second = await ben.expectsOffer();
  await second.accepts();
  const { timeline } = await chat.shows({ phase: 'active', legs: [{}, { agent: { name: 'ben' } }] });
  expect(timeline.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['transfer.asked', 'leg.opened', 'transfer.accepted']),
  );
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('nobody takes it in time: the customer waits in the sender’s queue, with their place', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  await chat.transfer(ana.sid, toBilling);
  await floor().forward('121 seconds');
  const again = await ana.expectsOffer();
  await chat.shows({
    phase: 'waiting',
    legs: [{}, { step: 2, queue: 'senior', transfer: { result: 'timed_out' } }],
  });
  await again.accepts();
  await again.completes();
  await chat.closesAs('resolved', 'completed');
});

test('nobody there either: the route’s own ending is told', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  await ana.becomes('offline');
  await chat.transfer(ana.sid, toBilling);
  await floor().forward('5 minutes');
  await chat.customerIsTold('Nobody could answer you in time. We will write to you.');
  await chat.closesAs('unserved', 'route_ended');
});

test('to an agent who declines: the sender’s queue asks', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  await chat.transfer(ana.sid, { to: { agent: ben.sid }, mode: 'cold' });
  await (await ben.expectsOffer()).rejects();
  await ben.expectsWithdrawnOffer();
  const again = await ana.expectsOffer();
  await chat.shows({ phase: 'waiting', legs: [{}, { step: 2, transfer: { result: 'declined' } }] });
  await again.accepts();
  await again.completes();
  await chat.closesAs('resolved', 'completed');
});

test('to an agent who does not answer: after their time, the sender’s queue asks', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  await chat.transfer(ana.sid, { to: { agent: 'ben' }, mode: 'cold' });
  await floor().forward('31 seconds');
  const again = await ana.expectsOffer();
  await chat.shows({ phase: 'waiting', legs: [{}, { transfer: { result: 'timed_out' } }] });
  await again.accepts();
  await again.completes();
  await chat.closesAs('resolved', 'completed');
});

test('and on, to a third: each leg has its own task, and one interaction', async () => {
  const { ana, chat } = await active();
  const ben = await floor().agent('ben', BILLING);
  const cy = await floor().agent('cy', {});
  await chat.transfer(ana.sid, toBilling);
  await (await ben.expectsOffer()).accepts();
  await chat.transfer(ben.sid, { to: { agent: 'cy' }, mode: 'cold' });
  const third = await cy.expectsOffer();
  await third.accepts();
  const { legs } = await chat.shows({ phase: 'active' });
  expect(legs.map(({ agent }) => agent?.name)).toEqual(['ana', 'ben', 'cy']);
  expect(new Set(legs.map(({ taskSid }) => taskSid)).size).toBe(3);
  await third.completes();
  await chat.closesAs('resolved', 'completed');
});

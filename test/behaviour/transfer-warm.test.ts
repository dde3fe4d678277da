import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { BILLING, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const active = () => activeChat(floor());

const toBilling = { to: { queue: 'billing' }, mode: 'warm', note: 'Wants the March invoice again.' };

test('the sender has the customer until somebody at the target accepts, then is free', async () => {
  const { ana, chat, offer, statusOf } = await active();
  const ben = await floor().agent('ben', BILLING);

  const asked = await chat.transfer(ana.sid, toBilling);
  expect(asked).toEqual({ status: 202, body: { legId: `${chat.id}.2`, status: 'offering' } });
  const second = await ben.expectsOffer();
  await chat.shows({ phase: 'transferring', legs: [{ status: 'accepted' }, { status: 'waiting' }] });
  expect(await statusOf(offer.taskSid)).toBe('assigned');
  expect(await second.attributes()).toMatchObject({
    handed_over: { from: 'ana', note: 'Wants the March invoice again.' },
    conversations: { conversation_id: chat.id },
    throughline: { legId: `${chat.id}.2`, route: 'queue:billing', chain: false },
  });

  await second.accepts();
  await chat.shows({
    phase: 'active',
    legs: [
      { status: 'ended', transfer: null },
      {
        status: 'accepted',
        queue: 'billing',
        agent: { name: 'ben' },
        transfer: { from: `${chat.id}.1`, mode: 'warm', by: { id: ana.sid }, result: 'accepted' },
      },
    ],
  });
  expect(await statusOf(offer.taskSid)).toBe('completed');

  await second.completes();
  await chat.hasCaseNote('Wants the March invoice again.');
  await chat.closesAs('resolved', 'completed');
});

test('nobody takes it in time: the offer ends, and the customer is still with the sender', async () => {
  const { ana, chat, offer, statusOf } = await active();
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('chat', 0);
  await chat.transfer(ana.sid, { ...toBilling, note: null });
  const [, leg] = (await chat.shows({ phase: 'transferring' })).legs;

  await floor().forward('121 seconds');
  await chat.shows({
    phase: 'active',
    legs: [{ status: 'accepted', agent: { name: 'ana' } }, { transfer: { result: 'timed_out' } }],
  });
  expect(await statusOf(leg!.taskSid!)).toBe('canceled');
  expect(await statusOf(offer.taskSid)).toBe('assigned');
  await ben.capacity('chat', 1);
  await ben.expectsNoOffer();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('the agent it was for declines: the sender knows at once, and nobody else is asked', async () => {
  const { ana, chat, offer } = await active();
  const ben = await floor().agent('ben', BILLING);
  const answer = await chat.transfer(ana.sid, { to: { agent: 'ben' }, mode: 'warm' });
  expect(answer.status).toBe(202);
  await (await ben.expectsOffer()).rejects();
  await ben.expectsWithdrawnOffer();
  await chat.shows({
    phase: 'active',
    legs: [{ agent: { name: 'ana' } }, { status: 'ended', transfer: { result: 'declined' } }],
  });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('the sender completes their own task meanwhile: the customer waits for the target, and is not lost', async () => {
  const { ana, chat, offer } = await active();
  const ben = await floor().agent('ben', BILLING);
  await chat.transfer(ana.sid, { ...toBilling, note: null });
  const second = await ben.expectsOffer();
  await offer.completes();
  await chat.shows({ phase: 'transferring', outcome: null });
  await second.accepts();
  await chat.shows({ phase: 'active', legs: [{}, { agent: { name: 'ben' } }] });
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('the customer leaves meanwhile: both tasks end', async () => {
  const { ana, chat, offer, statusOf } = await active();
  const ben = await floor().agent('ben', BILLING);
  await chat.transfer(ana.sid, { ...toBilling, note: null });
  const second = await ben.expectsOffer();
  await chat.customerLeaves();
  expect(await statusOf(second.taskSid)).toBe('canceled');
  await chat.shows({ phase: 'wrapping', legs: [{}, { transfer: { result: 'customer_left' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

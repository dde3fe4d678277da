import type { Agent } from '../harness/agent';
import { useFloor } from '../harness/floor';
import { DESK, HELD_AT_NIGHT } from '../harness/hours';
import { forwardTo } from '../harness/local-time';
import type { Interaction } from '../harness/interaction';

const floor = useFloor(
  HELD_AT_NIGHT.replace('calendar: office }', 'calendar: office, release: { within: 2h } }'),
);

const FROM_THURSDAY = /^We answer you from Thursday, .* on\.$/;

/** Three who wrote at night; the last of them has an enterprise account. */
async function threeAtNight() {
  const ana = await floor().agent('ana', DESK, { available: false });
  await forwardTo(floor(), 'Wed 20:00');
  const chats: Interaction[] = [];
  for (const [account, segment] of [
    ['nobody-1', 'business'],
    ['nobody-2', 'business'],
    ['acct-42', 'enterprise'],
  ] as const) {
    const chat = await floor().customer(account).opensChat({ customer_segment: segment });
    await chat.shows({ phase: 'held' });
    await chat.customerIsTold(FROM_THURSDAY);
    chats.push(chat);
    await floor().forward('1 minutes');
  }
  await forwardTo(floor(), 'Thu 09:00');
  return { ana, chats };
}

const phases = (chats: readonly Interaction[]) =>
  Promise.all(chats.map(async (chat) => (await chat.live()).phase));

const letIn = async () => {
  const { queues } = await floor().releases();
  await floor().settle();
  return queues;
};

const serves = async (ana: Agent, chat: Interaction) => {
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await chat.shows({ phase: 'active' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
};

test('at the opening those who waited are let in as fast as it is staffed, the most urgent first', async () => {
  const { ana, chats } = await threeAtNight();
  const [first, second, enterprise] = chats as [Interaction, Interaction, Interaction];
  expect(await phases(chats)).toEqual(['held', 'held', 'held']);
  expect(await letIn()).toEqual([{ queue: 'desk', held: 3, released: 0 }]);
  await ana.becomes('available');
  expect(await letIn()).toEqual([{ queue: 'desk', held: 2, released: 1 }]);
  await enterprise.shows({ phase: 'waiting' });
  expect(await phases([first, second])).toEqual(['held', 'held']);
  // She is asked already: nobody else comes in before she has answered.
  expect(await letIn()).toMatchObject([{ released: 0 }]);
  await serves(ana, enterprise);
  await letIn();
  await first.shows({ phase: 'waiting' });
  await serves(ana, first);
  await letIn();
  await serves(ana, second);
});

test('nobody lets them in: within the time that the policy gives they go on by themselves', async () => {
  const { chats } = await threeAtNight();
  await forwardTo(floor(), 'Thu 10:59');
  expect(await phases(chats)).toEqual(['held', 'held', 'held']);
  await forwardTo(floor(), 'Thu 11:00');
  for (const chat of chats) {
    await chat.shows({ phase: 'waiting' });
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  }
});

test('before the opening it is nobody’s turn, whoever is there', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Wed 20:00');
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'held' });
  await chat.customerIsTold(FROM_THURSDAY);
  expect(await letIn()).toEqual([{ queue: 'desk', held: 1, released: 0 }]);
  await ana.expectsNoOffer();
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

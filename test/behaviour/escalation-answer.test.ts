import { activeChat } from '../harness/active-chat';
import { ANSWERED_LADDERS, closedChat, escalationOf, SOLVED, solves } from '../harness/answered-ladders';
import { useFloor } from '../harness/floor';

const floor = useFloor(ANSWERED_LADDERS);

const timesTold = () =>
  floor()
    .backend.messages()
    .filter(({ text }) => text === SOLVED).length;

/** Engineering has solved it when the chat was over. */
async function solvedAfterwards() {
  const closed = await closedChat(floor());
  await solves(floor(), closed.id, closed.chat);
  await closed.apart.customerIsTold(SOLVED);
  return closed;
}

test('while their interaction is open the customer reads it there, once', async () => {
  const { ana, chat, id, ends } = await escalatedChat();
  await solves(floor(), id, chat);
  await chat.customerIsTold(SOLVED);
  const { timeline } = await chat.shows({ phase: 'active', legs: [{ agent: { name: ana.name } }] });
  expect(timeline.filter(({ what }) => what === 'customer.told')).toMatchObject([
    { details: { what: 'escalation_answered', escalationId: id } },
  ]);
  await ends();
  expect(timesTold()).toBe(1);
});

async function escalatedChat() {
  const active = await activeChat(floor());
  const id = await active.chat.escalates(active.ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  return { ...active, id };
}

test('once it is closed they are written to by an interaction that continues it', async () => {
  const { chat, id, apart } = await solvedAfterwards();
  const view = await apart.shows({ phase: 'parked', channel: 'chat', continues: chat.id });
  expect(view.deadlines).toMatchObject([{ what: 'reply_by' }]);
  const { timeline } = await escalationOf(floor(), id);
  expect(timeline.at(-1)).toMatchObject({ what: 'outreach.started', details: { interactionId: apart.id } });
  await floor().forward('49 hours');
  await apart.closesAs('resolved', 'no_reply');
  expect(timesTold()).toBe(1);
});

test('their reply is routed as any request, and its agent sees what it is about', async () => {
  const { ana, chat, apart } = await solvedAfterwards();
  await ana.expectsNoOffer();
  await floor().forward('30 hours');
  await apart.isTold('customer');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const { attributes } = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  expect(JSON.parse(attributes)).toMatchObject({
    customer_segment: 'enterprise',
    follow_up: { of: chat.id, because: 'escalation_answered' },
  });
  await apart.shows({ phase: 'active', continues: chat.id, legs: [{ agent: { name: 'ana' } }] });
  await offer.completes();
  await apart.closesAs('resolved', 'completed');
});

test('a customer who is satisfied has not given up', async () => {
  const { apart } = await solvedAfterwards();
  await apart.customerLeaves();
  await apart.closesAs('resolved', 'customer_left');
});

test('a backend that is away does not keep it from them', async () => {
  const { chat, id, apart } = await closedChat(floor());
  floor().backend.fail({ mode: 'down', path: `/interactions/${apart.id}` });
  await solves(floor(), id, chat);
  await floor().forward('3 minutes');
  expect(timesTold()).toBe(0);
  floor().backend.fail({ mode: 'ok' });
  await floor().forward('5 minutes');
  await apart.customerIsTold(SOLVED);
  await apart.customerLeaves();
  await apart.closesAs('resolved', 'customer_left');
});

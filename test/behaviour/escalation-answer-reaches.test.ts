import { activeConversation } from '../harness/active-conversation';
import {
  ANSWERED_LADDERS,
  closedConversation,
  SOLVED,
  SOLVED_BY_MAIL,
  solves,
  tellsApart,
} from '../harness/answered-ladders';
import { useFloor } from '../harness/floor';
import { forwardTo } from '../harness/local-time';
import { SENIOR } from '../harness/policies';

const floor = useFloor(ANSWERED_LADDERS);

/** Every conversation that a customer has been in from their address, the oldest first. */
async function conversationsOf(address: string) {
  const { conversations } = floor().twilio.client;
  const all = await conversations.v1.participantConversations.list({ address });
  return Promise.all(
    all.map(async ({ conversationSid, conversationState }) => {
      const messages = await conversations.v1.conversations(conversationSid).messages.list();
      return { sid: conversationSid, state: conversationState, said: messages.map(({ body }) => body) };
    }),
  );
}

test('from the address they wrote to, in the morning, and what they reply continues it', async () => {
  await forwardTo(floor(), 'Tue 20:30');
  const { ana, conversation, interaction, id, apart } = await closedConversation(floor());
  await forwardTo(floor(), 'Tue 23:00');
  await solves(floor(), id, interaction);
  const waiting = await apart.shows({ phase: 'parked', continues: interaction.id });
  expect(waiting.deadlines).toMatchObject([{ what: 'tell_customer' }]);
  expect(await conversationsOf(conversation.customerAddress)).toHaveLength(1);
  await forwardTo(floor(), 'Wed 08:01');
  await apart.shows({ phase: 'parked', deadlines: [{ what: 'look_for_reply' }, { what: 'reply_by' }] });
  const [first, second] = await conversationsOf(conversation.customerAddress);
  expect(first).toMatchObject({ state: 'closed' });
  expect(second).toMatchObject({ state: 'active', said: [SOLVED] });
  expect(await conversation.says('It works, thank you! One more thing:')).toBe(second!.sid);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await apart.shows({ phase: 'active', conversation: { sid: second!.sid } });
  await offer.completes();
  await apart.closesAs('resolved', 'completed');
});

test('a reply whose news was lost is found, and routed', async () => {
  await forwardTo(floor(), 'Wed 09:00');
  const { ana, conversation, interaction, id, apart } = await closedConversation(floor());
  await solves(floor(), id, interaction);
  await apart.shows({ phase: 'parked', deadlines: [{ what: 'look_for_reply' }, { what: 'reply_by' }] });
  floor().emulator.addFault({ on: 'callback', kind: 'conversation', action: 'refuse' });
  await conversation.says('It does not work yet.');
  await ana.expectsNoOffer();
  await floor().forward('1 minutes');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await apart.closesAs('resolved', 'completed');
});

test('a customer who has written anew meanwhile reads it where they are', async () => {
  await forwardTo(floor(), 'Wed 10:00');
  const { conversation, interaction, id, apart } = await closedConversation(floor());
  await conversation.says('Me again.');
  const [, another] = await conversationsOf(conversation.customerAddress);
  await solves(floor(), id, interaction);
  await apart.closesAs('resolved', 'told_elsewhere');
  const [, now, ...more] = await conversationsOf(conversation.customerAddress);
  expect(now).toMatchObject({ sid: another!.sid, said: ['Me again.', SOLVED] });
  expect(more).toEqual([]);
});

test('at night it waits within the open conversation, and is said elsewhere should that be closed by then', async () => {
  await forwardTo(floor(), 'Thu 22:00');
  const { ana, conversation, interaction, offer } = await activeConversation(floor(), 'sms');
  const id = await interaction.escalates(ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  await solves(floor(), id, interaction);
  await offer.completes();
  const { timeline } = await interaction.closesAs('resolved', 'completed');
  const apart = tellsApart(floor(), id);
  expect(timeline).toContainEqual(
    expect.objectContaining({
      what: 'outreach.started',
      details: { interactionId: apart.id, because: 'escalation_answered' },
    }),
  );
  await forwardTo(floor(), 'Fri 08:01');
  await apart.shows({ phase: 'parked', deadlines: [{ what: 'look_for_reply' }, { what: 'reply_by' }] });
  const told = await conversationsOf(conversation.customerAddress);
  expect(told.flatMap(({ said }) => said).filter((text) => text === SOLVED)).toHaveLength(1);
  await apart.supervise('force-complete', { reason: 'over' });
  await apart.closesAs('resolved', 'force_completed');
});

test('a caller reads it as an e-mail, where the CRM has their address', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const call = await floor().customer('acct-42').calls({ customer_id: 'acct-42' });
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const id = await call.interaction.escalates(ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('escalated', 'completed');
  await solves(floor(), id, call.interaction);
  const apart = tellsApart(floor(), id);
  await apart.customerIsTold(SOLVED_BY_MAIL);
  await apart.shows({ channel: 'email', phase: 'parked', continues: call.interaction.id });
  await apart.customerLeaves();
  await apart.closesAs('resolved', 'customer_left');
});

test('a caller of whom nobody knows an address is not told, and the timeline says so', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const call = await floor().customer('acct-900').calls();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const id = await call.interaction.escalates(ana.sid, 'engineering');
  await floor().receiver.pages('dana', { level: 1 });
  await solves(floor(), id, call.interaction);
  await call.hangsUp();
  await offer.completes();
  const { timeline } = await call.interaction.closesAs('resolved', 'completed');
  expect(timeline.map(({ what }) => what)).toContain('customer.not_told');
  expect(timeline.map(({ what }) => what)).not.toContain('outreach.started');
});

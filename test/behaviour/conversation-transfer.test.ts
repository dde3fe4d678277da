import { activeConversation } from '../harness/active-conversation';
import { ENDED_BY_FLEX } from '../harness/conversation';
import { useFloor } from '../harness/floor';
import { BILLING, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

test.each(['cold', 'warm'] as const)(
  'handed over %s: the sender stays until somebody has come, then leaves; the conversation goes on',
  async (mode) => {
    const { ana, conversation, interaction, offer } = await activeConversation(floor());
    const ben = await floor().agent('ben', BILLING);
    const body = { to: { queue: 'billing' }, mode, note: 'SSO is fixed, SCIM is not.' };
    expect(await interaction.transfer(ana.sid, body)).toMatchObject({
      status: 202,
      body: { status: 'offering' },
    });
    await interaction.hasCaseNote('SSO is fixed');
    const invite = await ben.expectsOffer();
    expect(await invite.attributes()).toMatchObject({
      customer_segment: 'enterprise',
      conversationSid: conversation.sid,
      handed_over: { from: 'ana', note: 'SSO is fixed, SCIM is not.' },
      throughline: { interactionId: interaction.id, origin: 'interaction', route: 'queue:billing' },
    });
    await interaction.shows({ phase: 'transferring', legs: [{ status: 'accepted' }, { status: 'waiting' }] });
    const first = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
    const second = await floor().twilio.workspace.tasks(invite.taskSid).fetch();
    expect(second.virtualStartTime.getTime()).toBeLessThanOrEqual(first.dateCreated.getTime());

    await invite.accepts();
    await interaction.shows({
      phase: 'active',
      legs: [{ status: 'ended' }, { agent: { name: 'ben' }, transfer: { result: 'accepted', mode } }],
    });
    expect(await conversation.endOf(offer)).toEqual({ status: 'completed', reason: ENDED_BY_FLEX });
    expect((await conversation.state()).state).toBe('active');
    await interaction.command('supervisor', 'resolve');
    await interaction.closesAs('resolved', 'completed');
    expect(await conversation.endOf(invite)).toEqual({ status: 'completed', reason: ENDED_BY_FLEX });
  },
);

test('an agent who declines leaves the customer with the sender', async () => {
  const { ana, conversation, interaction } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await interaction.transfer(ana.sid, { to: { agent: 'ben' }, mode: 'cold' });
  await (await ben.expectsOffer()).rejects();
  await ben.expectsWithdrawnOffer();
  await interaction.shows({
    phase: 'active',
    legs: [
      { status: 'accepted', agent: { name: 'ana' } },
      { status: 'ended', transfer: { result: 'declined' } },
    ],
  });
  expect((await conversation.state()).state).toBe('active');
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

test('nobody takes it in time: the invite is withdrawn, the customer stays with the sender', async () => {
  const { ana, conversation, interaction } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('sms', 0);
  await interaction.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'cold' });
  await floor().forward('121 seconds');
  await interaction.shows({
    phase: 'active',
    legs: [{ agent: { name: 'ana' } }, { transfer: { result: 'timed_out' } }],
  });
  await ben.capacity('sms', 1);
  await ben.expectsNoOffer();
  expect((await conversation.state()).state).toBe('active');
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

test('the customer leaves meanwhile: nobody is asked any more, and the sender wraps up', async () => {
  const { ana, conversation, interaction, offer } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await ben.capacity('sms', 0);
  await interaction.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'warm' });
  await conversation.closes();
  await floor().forward('31 seconds');
  await interaction.shows({ phase: 'wrapping', legs: [{}, { transfer: { result: 'customer_left' } }] });
  await ben.capacity('sms', 1);
  await ben.expectsNoOffer();
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('the answer to the invite is lost: it is found, and nobody is asked twice', async () => {
  const { ana, interaction } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  floor().emulator.addFault({
    on: 'request',
    match: 'POST /v1/Interactions/*/Channels/*/Invites',
    answer: 500,
    commit: 'after',
  });
  await interaction.transfer(ana.sid, { to: { queue: 'billing' }, mode: 'cold' });
  await floor().forward('5 seconds');
  const invite = await ben.expectsOffer();
  await invite.accepts();
  await interaction.shows({ phase: 'active', legs: [{ status: 'ended' }, { agent: { name: 'ben' } }] });
  expect(await floor().twilio.workspace.tasks.list()).toHaveLength(2);
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

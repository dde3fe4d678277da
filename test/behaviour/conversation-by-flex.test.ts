import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test.each(['chat', 'sms', 'whatsapp', 'email'] as const)(
  'a conversation by %s that somebody else brought to Flex is watched, and ends with its channel',
  async (channel) => {
    const ana = await floor().agent('ana', SENIOR);
    const conversation = await floor().customer('acct-42').writesBy(channel);
    const taskSid = await conversation.isSentToFlex({ channel, customer_segment: 'enterprise' });
    const interaction = floor().interaction(taskSid);
    const offer = await ana.expectsOffer();
    expect(await offer.attributes()).not.toHaveProperty('throughline');
    await offer.accepts();
    await conversation.says('Anybody?');
    const { conversation: seen } = await interaction.shows({
      phase: 'active',
      channel,
      conversation: { sid: conversation.sid },
      legs: [{ origin: 'interaction', taskSid, agent: { name: 'ana' } }],
    });
    expect(seen!.lastCustomerMessageAt).not.toBeNull();
    await offer.completes();
    await interaction.closesAs('resolved', 'completed');
    await floor().settle();
    expect((await conversation.state()).state).toBe('closed');
  },
);

test('its task is canceled in TaskRouter, of which the conversation hears nothing: we close it', async () => {
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const taskSid = await conversation.isSentToFlex({ channel: 'sms', customer_segment: 'business' });
  const interaction = floor().interaction(taskSid);
  await interaction.shows({ phase: 'waiting' });
  await floor().twilio.workspace.tasks(taskSid).update({ assignmentStatus: 'canceled', reason: 'a mistake' });
  await interaction.closesAs('cancelled', 'cancelled_in_taskrouter');
  await floor().settle();
  expect((await conversation.state()).state).toBe('closed');
});

import { ENDED_BY_FLEX } from '../harness/conversation';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test.each(['chat', 'sms', 'whatsapp', 'email'] as const)(
  'Studio asks how to route a conversation by %s, and hands it to Flex with the answer',
  async (channel) => {
    const ana = await floor().agent('ana', SENIOR);
    const conversation = await floor().customer('acct-42').writesBy(channel);
    const { answer, interaction } = await conversation.asksStudio({ customer_segment: 'enterprise' });
    expect(answer).toMatchObject({
      customer_segment: 'enterprise',
      throughline: { interactionId: interaction.id, origin: 'interaction', route: 'enterprise', step: 1 },
    });
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(1_024);
    await interaction.shows({ phase: 'waiting', deadlines: [{ what: 'task_expected_by' }] });

    const taskSid = await conversation.isSentToFlex(answer);
    await interaction.shows({ phase: 'waiting', channel, legs: [{ origin: 'interaction', taskSid }] });
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await interaction.shows({ phase: 'active', conversation: { sid: conversation.sid } });
    await interaction.command('supervisor', 'resolve');
    await interaction.closesAs('resolved', 'completed');
    expect(await conversation.endOf(offer)).toEqual({ status: 'completed', reason: ENDED_BY_FLEX });
  },
);

test('a task that Studio made is moved at its deadlines like any other', async () => {
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const { answer, interaction } = await conversation.asksStudio({ customer_segment: 'enterprise' });
  await conversation.isSentToFlex(answer);
  await floor().forward('61 seconds');
  await interaction.shows({ legs: [{ step: 2, queue: 'everybody' }] });
  await floor().forward('121 seconds');
  await interaction.closesAs('unserved', 'route_ended');
  expect((await conversation.state()).said).toContain(
    'Nobody could answer you in time. We will write to you.',
  );
});

test('Studio repeats its question: the answer is the same, and so is the interaction', async () => {
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const first = await conversation.asksStudio({ customer_segment: 'enterprise' });
  const second = await conversation.asksStudio({ customer_segment: 'enterprise' });
  expect(second.answer).toEqual(first.answer);
  await conversation.closes();
  await first.interaction.closesAs('abandoned', 'customer_left');
});

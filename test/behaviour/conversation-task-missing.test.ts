import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test('Studio never makes the task: after a minute we ask Flex for the agent ourselves', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const { interaction } = await conversation.asksStudio({ customer_segment: 'enterprise' });
  await ana.expectsNoOffer();
  await floor().forward('61 seconds');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const { timeline } = await interaction.shows({
    phase: 'active',
    conversation: { sid: conversation.sid },
    legs: [{ origin: 'interaction' }],
  });
  expect(timeline.map(({ what }) => what)).toContain('task.missing');
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

test('its news was lost: the task is found, and no second one made', async () => {
  for (const eventType of ['task.created', 'workflow.entered', 'task-queue.entered']) {
    floor().emulator.addFault({ on: 'event', eventType, action: 'drop', every: true });
  }
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const { answer, interaction } = await conversation.asksStudio();
  const taskSid = await conversation.isSentToFlex(answer);
  await floor().forward('61 seconds');
  await interaction.shows({ phase: 'waiting', legs: [{ taskSid }] });
  expect(await floor().twilio.workspace.tasks.list()).toHaveLength(1);
  await conversation.closes();
  await floor().forward('6 seconds');
  await interaction.closesAs('abandoned', 'customer_left');
});

import { ENDED_BY_FLEX } from '../harness/conversation';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test('the customer closes it before anybody answers: they gave up, and nobody is offered them', async () => {
  const conversation = await floor().customer('acct-42').writesBy('chat');
  const interaction = await conversation.isBrought();
  const [leg] = (await interaction.shows({ phase: 'waiting' })).legs;
  await conversation.closes();
  await floor().forward('6 seconds');
  await interaction.closesAs('abandoned', 'customer_left');
  expect(await conversation.endOf({ taskSid: leg!.taskSid! })).toEqual({
    status: 'canceled',
    reason: ENDED_BY_FLEX,
  });
  const ana = await floor().agent('ana', SENIOR);
  await ana.expectsNoOffer();
});

test('the customer closes it while an agent has them: the agent wraps up, then it is resolved', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const conversation = await floor().customer('acct-42').writesBy('chat');
  const interaction = await conversation.isBrought();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await conversation.closes();
  await floor().forward('31 seconds');
  await interaction.shows({ phase: 'wrapping' });
  expect(await conversation.endOf(offer)).toMatchObject({ status: 'wrapping' });
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('it closes before we had an agent asked for: nobody is', async () => {
  const conversation = await floor().customer('acct-42').writesBy('sms');
  floor().emulator.addFault({ on: 'request', match: 'POST /v1/Interactions', answer: 429, retryAfter: 20 });
  const interaction = await conversation.isBrought();
  await conversation.closes();
  await interaction.closesAs('abandoned', 'customer_left');
  expect(await floor().twilio.workspace.tasks.list()).toEqual([]);
});

test('it is cancelled before Flex could ask an agent in: the conversation closes all the same', async () => {
  floor().emulator.addFault({ on: 'request', match: 'POST /v1/Interactions', answer: 429, retryAfter: 20 });
  const conversation = await floor().customer('acct-42').writesBy('chat');
  const interaction = await conversation.isBrought();
  await interaction.command('supervisor', 'force-complete', { reason: 'over' });
  await interaction.closesAs('cancelled', 'force_completed');
  expect((await conversation.state()).state).toBe('closed');
});

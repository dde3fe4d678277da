import { ENDED_BY_FLEX } from '../harness/conversation';
import { useFloor } from '../harness/floor';
import { TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test('nobody answers: the customer reads the route’s ending in their conversation, which then closes', async () => {
  const conversation = await floor().customer('acct-42').writesBy('whatsapp');
  const interaction = await conversation.isBrought();
  await floor().forward('181 seconds');
  const { legs } = await interaction.closesAs('unserved', 'route_ended');
  expect(await conversation.state()).toEqual({
    state: 'closed',
    said: ['Hello?', 'Nobody could answer you in time. We will write to you.'],
  });
  expect(await conversation.endOf({ taskSid: legs[0]!.taskSid! })).toEqual({
    status: 'canceled',
    reason: ENDED_BY_FLEX,
  });
});

test('the customer’s next message after that begins a conversation of its own', async () => {
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const interaction = await conversation.isBrought();
  await floor().forward('181 seconds');
  await interaction.closesAs('unserved', 'route_ended');
  expect(await conversation.says('Still there?')).not.toBe(conversation.sid);
});

import { activeConversation } from '../harness/active-conversation';
import { useFloor } from '../harness/floor';
import { BILLING, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const none = () => Object.assign((async function* () {})(), { intoHistories: () => none() }) as never;

test('an agent transfers with Flex’s own button: the second task is a leg, and the first one’s end no ending', async () => {
  const { conversation, interaction, offer } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await conversation.invites(ben);
  await interaction.shows({
    phase: 'transferring',
    legs: [{}, { origin: 'interaction', status: 'waiting' }],
  });
  const invite = await ben.expectsOffer();
  await conversation.loses(offer);
  await interaction.shows({ phase: 'waiting', legs: [{ status: 'ended' }, { status: 'waiting' }] });
  await invite.accepts();
  await interaction.shows({
    phase: 'active',
    legs: [{ status: 'ended' }, { agent: { name: 'ben' }, transfer: { result: 'accepted' } }],
  });
  await invite.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('two agents in one conversation: either may go, the interaction ends with the last', async () => {
  const { ana, conversation, interaction, offer } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await conversation.invites(ben);
  const invite = await ben.expectsOffer();
  await invite.accepts();
  await interaction.shows({ phase: 'active', legs: [{ status: 'accepted' }, { status: 'accepted' }] });
  const resolved = await floor().callAs(ana.sid, 'POST', `/v1/interactions/${interaction.id}/resolve`, {});
  expect(resolved.status).toBe(200);
  await interaction.shows({ phase: 'active', legs: [{ status: 'ended' }, { status: 'accepted' }] });
  expect((await conversation.endOf(offer)).status).toBe('completed');
  expect((await conversation.state()).state).toBe('active');
  await conversation.says('And my invoice?');
  await invite.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('the invited agent leaves first: the interaction goes on with the one who invited', async () => {
  const { conversation, interaction } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await conversation.invites(ben);
  const invite = await ben.expectsOffer();
  await invite.accepts();
  await conversation.loses(invite);
  await interaction.shows({ phase: 'active', legs: [{ status: 'accepted' }, { status: 'ended' }] });
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

test('the invited agent declines: nothing has changed', async () => {
  const { conversation, interaction } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  await conversation.invites(ben);
  await (await ben.expectsOffer()).rejects();
  await interaction.shows({
    phase: 'active',
    legs: [{ agent: { name: 'ana' } }, { transfer: { result: 'withdrawn' } }],
  });
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

test('two tasks of one conversation in the same moment are two legs of one interaction', async () => {
  const ana = await floor().agent('ana', SUPPORT);
  const ben = await floor().agent('ben', BILLING);
  const conversation = await floor().customer('acct-42').writesBy('sms');
  // Lists are a moment behind: until it is over they know of neither.
  const lists = jest.spyOn(floor().temporal.env.client.workflow, 'list').mockImplementation(none);
  const taskSid = await conversation.isSentToFlexTwice(ben);
  lists.mockRestore();
  const interaction = floor().interaction(taskSid);
  await interaction.shows({ legs: [{ taskSid }, { origin: 'interaction', status: 'waiting' }] });
  const [offer, invite] = [await ana.expectsOffer(), await ben.expectsOffer()];
  await offer.accepts();
  await invite.rejects();
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

import { activeConversation } from '../harness/active-conversation';
import { useFloor } from '../harness/floor';
import { BILLING, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

test('somebody is brought into a conversation by an invite, and leaves it again', async () => {
  const { ana, conversation, interaction } = await activeConversation(floor());
  const ben = await floor().agent('ben', BILLING);
  const consult = (mode: string) =>
    floor().callAs(ana.sid, 'POST', `/v1/interactions/${interaction.id}/consult`, {
      to: { agent: 'ben' },
      mode,
    });
  expect(await consult('joined')).toMatchObject({ status: 202 });
  const invite = await ben.expectsOffer();
  await invite.accepts();
  await interaction.shows({
    phase: 'consulting',
    legs: [{ agent: { name: 'ana' } }, { agent: { name: 'ben' } }],
  });
  await conversation.loses(invite);
  await interaction.shows({ phase: 'active', legs: [{ status: 'accepted' }, { status: 'ended' }] });
  await interaction.command('supervisor', 'resolve');
  await interaction.closesAs('resolved', 'completed');
});

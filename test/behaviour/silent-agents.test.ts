import { useFloor } from '../harness/floor';
import { SENIOR, TRANSFERS } from '../harness/policies';

const SILENCE = TRANSFERS.replace(
  'priority:\n',
  `silence:
  chat: { nudge_after: 60s, requeue_after: 3m }
  sms: { nudge_after: 5m, requeue_after: 10m }
  most_times: 2
priority:
`,
);

const floor = useFloor(SILENCE);

/** Somebody writes, and ana takes it. */
async function taken(channel: 'chat' | 'sms') {
  const ana = await floor().agent('ana', SENIOR);
  const conversation = await floor().customer('acct-42').writesBy(channel);
  const interaction = await conversation.isBrought();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  return { ana, conversation, interaction, offer };
}

test('who says nothing is reminded on their screen, then the customer is back in the queue', async () => {
  const { ana, conversation, interaction, offer } = await taken('chat');
  await floor().forward('65 seconds');
  await interaction.shows({ phase: 'active' });
  expect(await offer.attributes()).toMatchObject({
    nudge: { customer_waits_since: expect.any(String) as string },
  });
  const ben = await floor().agent('ben', SENIOR);
  await ana.becomes('offline');
  await floor().forward('2 minutes');
  const second = await ben.expectsOffer();
  const { timeline } = await interaction.shows({ phase: 'waiting', legs: [{ status: 'ended' }, {}] });
  expect(timeline.map(({ what }) => what)).toEqual(expect.arrayContaining(['agent.nudged', 'leg.opened']));
  await second.accepts();
  await conversation.hears(ben, 'Sorry for the wait.');
  await floor().forward('10 minutes');
  await interaction.shows({ phase: 'active', legs: [{}, { agent: { name: 'ben' } }] });
  await second.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('an agent who is talking is left alone, although the news of it is lost', async () => {
  const { ana, conversation, interaction, offer } = await taken('chat');
  await conversation.hearsUntold(ana, 'Let me look.');
  await floor().forward('4 minutes');
  const { timeline } = await interaction.shows({ phase: 'active' });
  expect(timeline.map(({ what }) => what)).not.toContain('agent.nudged');
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('each channel by its own clock, again after each answer', async () => {
  const { ana, conversation, interaction, offer } = await taken('sms');
  await floor().forward('4 minutes');
  await conversation.hears(ana, 'Hello!');
  await floor().forward('20 minutes');
  await conversation.says('It still does not work.');
  await floor().forward('2 minutes');
  await conversation.says('Are you there?');
  await floor().forward('190 seconds');
  const nudged = (await interaction.live()).timeline.filter(({ what }) => what === 'agent.nudged');
  expect(nudged).toHaveLength(1);
  await conversation.hears(ana, 'Yes.');
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

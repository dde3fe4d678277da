import { ENDED_BY_FLEX } from '../harness/conversation';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test.each(['chat', 'sms', 'whatsapp', 'email'] as const)(
  'a conversation by %s that a backend brings us gets an agent, and ends with the interaction',
  async (channel) => {
    const ana = await floor().agent('ana', SENIOR);
    const conversation = await floor().customer('acct-42').writesBy(channel);
    const interaction = await conversation.isBrought();
    const offer = await ana.expectsOffer();
    expect(await offer.attributes()).toMatchObject({
      customer_segment: 'enterprise',
      conversationSid: conversation.sid,
      throughline: { interactionId: interaction.id, origin: 'interaction', route: 'enterprise', step: 1 },
    });
    await offer.accepts();
    await interaction.shows({
      phase: 'active',
      channel,
      conversation: { sid: conversation.sid },
      legs: [{ origin: 'interaction', agent: { name: 'ana' } }],
    });
    expect((await interaction.command('supervisor', 'resolve')).status).toBe(200);
    await interaction.closesAs('resolved', 'completed');
    expect(await conversation.endOf(offer)).toEqual({ status: 'completed', reason: ENDED_BY_FLEX });
    expect((await conversation.state()).state).toBe('closed');
  },
);

import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test.each(['chat', 'sms', 'whatsapp', 'email'] as const)(
  'by %s: when each side last wrote is known, and nothing of what they wrote',
  async (channel) => {
    const ana = await floor().agent('ana', SENIOR);
    const conversation = await floor().customer('acct-42').writesBy(channel);
    const interaction = await conversation.isBrought();
    const offer = await ana.expectsOffer();
    await offer.accepts();

    await conversation.says('My account number is 4711.');
    const first = await interaction.shows({ conversation: { lastAgentMessageAt: null } });
    const saidAt = first.conversation!.lastCustomerMessageAt;
    expect(saidAt).not.toBeNull();

    await floor().forward('30 seconds');
    await conversation.hears(ana, 'Thank you, 4711.');
    const second = await interaction.live();
    expect(second.conversation).toMatchObject({ lastCustomerMessageAt: saidAt, closedAt: null });
    const answeredAt = second.conversation!.lastAgentMessageAt;
    expect(Date.parse(answeredAt!) - Date.parse(saidAt!)).toBeGreaterThanOrEqual(29_000);
    expect(JSON.stringify(second)).not.toContain('4711');

    await interaction.command('supervisor', 'resolve');
    await interaction.closesAs('resolved', 'completed');
  },
);

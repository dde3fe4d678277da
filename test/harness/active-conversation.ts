import type { Floor } from './floor';
import type { MessagingChannel } from './messaging-addresses';
import { SENIOR } from './policies';

/** A conversation that ana has: what transfers in conversations begin with. */
export async function activeConversation(floor: Floor, channel: MessagingChannel = 'sms') {
  const ana = await floor.agent('ana', SENIOR);
  const conversation = await floor.customer('acct-42').writesBy(channel);
  const interaction = await conversation.isBrought();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await interaction.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  return { ana, conversation, interaction, offer };
}

import type { Interaction } from './interaction';

const addressed = (name: string, value: string | null): object => (value === null ? {} : { [name]: value });

/**
 * What Flex writes into every task of an interaction, on top of what the invite asks for
 * (twilio.com/docs/flex/developer/conversations/interactions-api). The first task's own attributes are not among it.
 */
export function flexAttributes({ sid, channel }: Interaction, inviteSid: string): Record<string, unknown> {
  const { type, conversationSid, customer, initiatedBy } = channel;
  const direction = initiatedBy === 'customer' ? 'inbound' : 'outbound';
  return {
    channelType: type,
    direction,
    initiatedBy,
    flexInteractionSid: sid,
    flexInteractionChannelSid: channel.sid,
    flexChannelInviteSid: inviteSid,
    ...addressed('conversationSid', conversationSid),
    ...addressed('customerName', customer.name),
    ...addressed('customerAddress', customer.address),
    ...addressed('from', customer.name ?? customer.address),
    customers: { ...addressed('name', customer.name), ...addressed('phone', customer.address) },
  };
}

/** What ties the tasks of an interaction together in Flex Insights; values that the invite asks for win. */
export const insightsAttributes = (
  { sid, channel }: Interaction,
  asked: unknown,
): Record<string, unknown> => ({
  conversation_id: sid,
  communication_channel: channel.type,
  initiated_by: channel.initiatedBy,
  direction: channel.initiatedBy === 'customer' ? 'Inbound' : 'Outbound',
  media: channel.conversationSid === null ? [] : [{ type: 'ChatTranscript', sid: channel.conversationSid }],
  ...addressed('external_contact', channel.customer.address),
  ...(typeof asked === 'object' ? asked : {}),
});

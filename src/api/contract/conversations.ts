import { z } from 'zod';
import { sid, word } from './twilio';

/** What Conversations posts after something has happened (Twilio docs, "Conversations webhooks"). */
export const conversationEventForm = z
  .object({
    AccountSid: sid('AC'),
    EventType: word(64),
    ConversationSid: sid('CH'),
    MessageSid: sid('IM').optional(),
    Author: word(256).optional().meta({ description: 'An identity, or the address that was written from.' }),
    Source: word(64).optional().meta({ description: 'SDK, API, or the channel: SMS, WHATSAPP, EMAIL, …' }),
    DateCreated: z.iso.datetime({ offset: true }).optional().meta({ description: 'Of the message.' }),
    StateTo: word(64).optional(),
  })
  .meta({ id: 'ConversationEvent' });
export type ConversationEventForm = z.infer<typeof conversationEventForm>;

/** What the flow's widget is to post; Studio adds nothing by itself. */
export const studioForm = z
  .object({
    ExecutionSid: sid('FN').meta({ description: '`{{flow.sid}}`. It names the interaction.' }),
    ConversationSid: sid('CH').meta({ description: '`{{trigger.conversation.ConversationSid}}`' }),
    Channel: word(32).meta({ description: 'chat, sms, whatsapp or email; Flex’s own names are understood.' }),
    CustomerId: word(128).optional().meta({ description: 'As the CRM knows it.' }),
    Address: word(320).optional().meta({ description: "The customer's address." }),
    Identity: word(256).optional().meta({ description: "The customer's identity in a web chat." }),
  })
  .meta({ id: 'StudioIntake' });

import { FROM_AN_ADDRESS, type ConversationEvent } from '../../domain/conversation';
import { asConversationSid } from '../../domain/ids';
import { conversationEventForm, type ConversationEventForm } from '../contract/conversations';
import { parseOrRefuse } from '../field-errors';
import { deliver } from './deliver';
import { taken, type WebhookDeps, type WebhookHandler } from './webhook';

/** What is said through Twilio's own clients or its REST API has an identity; all else came in from an address. */
const BY_IDENTITY: readonly string[] = ['SDK', 'API'];
/** Twilio's own author of what nobody wrote. */
const SYSTEM = 'system';
const ADDRESS = /^(\+\d|whatsapp:|messenger:|rcs:)/i;

function authorOf({ Author = SYSTEM, Source = 'API' }: ConversationEventForm): string | null {
  if (!BY_IDENTITY.includes(Source) || ADDRESS.test(Author)) return FROM_AN_ADDRESS;
  return Author === SYSTEM ? null : Author;
}

/** In our words; null when it is no news. */
function eventIn(form: ConversationEventForm, now: number): ConversationEvent | null {
  const conversationSid = asConversationSid(form.ConversationSid);
  const { EventType, StateTo, MessageSid, DateCreated } = form;
  const isClosed = EventType === 'onConversationStateUpdated' && StateTo === 'closed';
  if (isClosed || EventType === 'onConversationRemoved') {
    return { type: 'conversation.closed', key: `${conversationSid}.closed`, at: now, conversationSid };
  }
  const author = EventType === 'onMessageAdded' ? authorOf(form) : null;
  if (author === null || MessageSid === undefined) return null;
  const at = DateCreated === undefined ? now : Date.parse(DateCreated);
  return { type: 'message.added', key: MessageSid, at, conversationSid, author };
}

/** Conversations' events. Texts and addresses go no further than here. */
export const createConversations =
  ({ gateway, deadlines, now }: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const fields = parseOrRefuse(conversationEventForm, form, 'body', 422);
    const event = eventIn(fields, now());
    if (event === null) return taken('ignored');
    const outcome = await deliver(deadlines.webhookMs, gateway.deliverConversationEvent(event));
    return { ...taken(outcome), eventType: event.type, sids: [event.conversationSid] };
  };

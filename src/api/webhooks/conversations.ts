import { FROM_AN_ADDRESS, type ConversationEvent } from '../../domain/conversation';
import { asConversationSid } from '../../domain/ids';
import { conversationEventForm, type ConversationEventForm } from '../contract/conversations';
import { parseOrRefuse } from '../field-errors';
import { deliver, keep } from './deliver';
import { eventKeyOf } from './event-key';
import type { ArrivedEvent } from './inbox-event';
import { keepingOf, taken, type WebhookDeps, type WebhookHandler } from './webhook';

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

/** What the inbox keeps of it. These webhooks have no SID of their own: what they tell of is their key. */
function inboxEventOf(form: ConversationEventForm, { twilio, now }: WebhookDeps): ArrivedEvent {
  const { EventType: type, ConversationSid, MessageSid, DateCreated } = form;
  const at = DateCreated === undefined ? null : Date.parse(DateCreated);
  const resourceSid = MessageSid ?? ConversationSid;
  return {
    accountSid: twilio.accountSid,
    key: eventKeyOf(undefined, { type, resourceSid, at }),
    workspaceSid: null,
    source: 'conversations',
    type,
    resourceSid,
    happenedAt: at,
    receivedAt: now(),
    details: { ConversationSid },
  };
}

/** Conversations' events. Texts and addresses go no further than here. */
export const createConversations =
  (deps: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const fields = parseOrRefuse(conversationEventForm, form, 'body', 422);
    const event = eventIn(fields, deps.now());
    const arrived = inboxEventOf(fields, deps);
    if (event === null) return taken(await keep(arrived, keepingOf(deps)));
    const outcome = await deliver(
      { ...arrived, key: event.key },
      () => deps.gateway.deliverConversationEvent(event),
      keepingOf(deps),
    );
    return { ...taken(outcome), eventType: event.type, sids: [event.conversationSid] };
  };

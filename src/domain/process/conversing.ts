import {
  FROM_AN_ADDRESS,
  FROM_AN_AGENT,
  learnConversation,
  NOTHING_SAID,
  type ConversationEvent,
} from '../conversation';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegTask } from '../leg';
import { latest, type Agenda } from './agenda';
import { conversationSidOf } from './flex-requests';
import { changeCurrentLeg, currentLeg } from './legs';
import { endTask } from './requests';
import { pastOfAll } from './stays';
import { record, TWILIO } from './timeline';
import { CALL_OVER_GRACE_MS, CALL_WRAP_UP_GRACE_MS } from './timings';

/*
 * The customer's conversation: when who wrote last, and that it is over. Each event adds to what is known, in whatever
 * order they come; how a conversation that has ended ends its task is decided here, too.
 */

export function hearConversation(state: Interaction, event: ConversationEvent): Interaction {
  const known = conversationSidOf(state);
  if (known !== null && known !== event.conversationSid) return state;
  const conversation = learnConversation(state.conversation ?? NOTHING_SAID, event);
  const heard = { ...state, conversation };
  return event.type === 'message.added'
    ? waitsSince(heard, event)
    : record(heard, 'conversation.closed', event.at, 'conversation.closed', TWILIO);
}

const MOST_UNANSWERED = 20;

/** What the customer has said since the last answer waits for one. */
function waitsSince(state: Interaction, { author, at }: { author: string; at: Instant }): Interaction {
  const { conversation } = state;
  if (conversation === null) return state;
  const { agentAt } = lastMessagesOf(state);
  const said = customerIn(state)(author) ? [at] : [];
  const unanswered = [...new Set([...conversation.unanswered, ...said])]
    .filter((instant) => instant > (agentAt ?? -1))
    .sort((a, b) => a - b)
    .slice(0, MOST_UNANSWERED);
  return { ...state, conversation: { ...conversation, unanswered } };
}

/** What the conversation tells of the two sides. Instants are those of the messages. */
export interface LastMessages {
  readonly customerAt: Instant | null;
  readonly agentAt: Instant | null;
}

/**
 * When customer and agents last wrote. Who has an address is a customer; who has an identity is an agent, but for the
 * identity of the customer: in a web chat they have one, too.
 */
export function lastMessagesOf(state: Interaction): LastMessages {
  const said = Object.entries(state.conversation?.lastMessages ?? {});
  const lastOf = (isOne: (author: string) => boolean): Instant | null =>
    said.reduce<Instant | null>(
      (last, [author, at]) => (isOne(author) ? Math.max(at, last ?? at) : last),
      null,
    );
  const isCustomer = customerIn(state);
  return { customerAt: lastOf(isCustomer), agentAt: lastOf((author) => !isCustomer(author)) };
}

/** Without their identity, everybody in a web chat who never accepted it is taken for its customer. */
function customerIn(state: Interaction): (author: string) => boolean {
  const { start } = state;
  const { customerAddress } = start.given;
  const identity =
    start.conversation?.identity ?? (typeof customerAddress === 'string' ? customerAddress : null);
  const agents = new Set(pastOfAll(state).agents.map(({ name }) => name));
  return (author) =>
    author === FROM_AN_ADDRESS ||
    (author !== FROM_AN_AGENT &&
      (identity === null ? start.channel === 'chat' && !agents.has(author) : author === identity));
}

/** The conversation is over: nobody is to be offered it any more, and who has it wraps up. */
export function conversationOver(state: Interaction, leg: Leg, task: LegTask): Agenda {
  const closedAt = closedAtOf(state, leg);
  if (closedAt === null || leg.wrappingSince !== null) return [];
  const grace = leg.acceptance === null ? CALL_OVER_GRACE_MS : CALL_WRAP_UP_GRACE_MS;
  const act = endTask(state, leg, task, {
    reason: 'customer_left',
    terms: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: leg.acceptance === null ? 'leave' : 'wrap' },
    conversations: { abandoned: 'Yes', abandoned_phase: 'Queue' },
    say: null,
  });
  return [{ what: 'conversation_over', at: latest(closedAt + grace, leg.retryAt), act }];
}

const closedAtOf = ({ conversation }: Interaction, { origin }: Leg): Instant | null =>
  origin === 'interaction' ? (conversation?.closedAt ?? null) : null;

/** A conversation that ended before there was a task gets none. */
export function endWithoutConversation(state: Interaction): Interaction {
  const leg = currentLeg(state);
  const at = closedAtOf(state, leg);
  if (at === null || leg.end !== null || leg.unread || leg.task !== null || state.underway !== null)
    return state;
  if (leg.creation?.status === 'unknown') return state;
  const end = { kind: 'canceled', at, reason: 'customer_left' } as const;
  return changeCurrentLeg(state, (current) => ({ ...current, end }));
}

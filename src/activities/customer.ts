import type { CallsPort } from '../adapters/calls/port';
import type { ConversationsPort } from '../adapters/conversations/port';
import type { BackendPort, CrmPort } from '../adapters/crm/port';
import { OutsideError } from '../adapters/outside-error';
import type { ActionResults } from '../domain/facts';
import { endCall } from './end-call';
import type { ActionBegun } from './port';

export interface CustomerDependencies {
  readonly calls: CallsPort;
  readonly conversations: ConversationsPort;
  readonly backend: BackendPort;
  readonly crm: CrmPort;
}

/** What the customer hears of us, and what the CRM keeps about it. Every write carries its business key. */
export const createCustomerActivities = ({ calls, conversations, backend, crm }: CustomerDependencies) => ({
  sayAndHangUp: async ({
    callSid,
    text,
    language,
    record,
  }: ActionBegun<'sayAndHangUp'>): Promise<ActionResults['sayAndHangUp']> =>
    endCall(calls, { callSid, say: text, language, record }),

  sendMessage: async (message: ActionBegun<'sendMessage'>): Promise<ActionResults['sendMessage']> => {
    await write({ conversations, backend }, message);
    return {};
  },

  reachOut: (message: ActionBegun<'reachOut'>): Promise<ActionResults['reachOut']> =>
    reach({ conversations, backend }, message),

  announce: async (message: ActionBegun<'announce'>): Promise<ActionResults['announce']> => {
    await write({ conversations, backend }, message);
    return {};
  },

  appendCaseNote: async (note: ActionBegun<'appendCaseNote'>): Promise<ActionResults['appendCaseNote']> => {
    const { key, interactionId, externalId, customerId, at, text } = note;
    await crm.appendCaseNote({ key, interactionId, externalId, customerId, at, text });
    return {};
  },

  diagnose: async ({
    diagnostic,
    customerId,
  }: ActionBegun<'diagnose'>): Promise<ActionResults['diagnose']> => {
    const diagnosis = await crm.diagnose(diagnostic, customerId);
    return {
      summary: diagnosis?.summary ?? null,
      findings: diagnosis?.findings.map(({ at, what }) => `${at} ${what}`) ?? [],
    };
  },
});

/** From the addresses of the conversation that was, or through the backend; the key keeps it from coming twice. */
async function reach(
  { conversations, backend }: Pick<CustomerDependencies, 'conversations' | 'backend'>,
  { key, text, after, ...to }: ActionBegun<'reachOut'>,
): Promise<ActionResults['reachOut']> {
  if (after === null) {
    const { interactionId, continues, externalId, channel, customer } = to;
    await backend.reachOut({ key, text, interactionId, continues, externalId, channel, customer });
    return { conversationSid: null };
  }
  const { sid, isNew } = await conversations.openAfter(after, key);
  try {
    await conversations.say(sid, { key, text });
  } catch (error) {
    // Twilio would bring what they write to it from now on, and nobody would read it there.
    if (isNew && isRefusal(error)) await conversations.close(sid);
    if (!isNew && isRefusal(error) && (await conversations.isOpen(sid)) === false) throw closedMeanwhile();
    throw error;
  }
  return isNew ? { conversationSid: sid } : { conversationSid: null, elsewhere: true };
}

/** They can be reached in another one, then. */
const closedMeanwhile = (): OutsideError =>
  new OutsideError('The conversation they were in was closed.', 'unavailable', null);

const isRefusal = (error: unknown): boolean => error instanceof OutsideError && error.outcome === 'refused';

/** Where the customer is: in a conversation on Twilio, or in a channel that the backend owns. The key keeps it from coming twice. */
const write = (
  { conversations, backend }: Pick<CustomerDependencies, 'conversations' | 'backend'>,
  { externalId, key, text, conversationSid }: ActionBegun<'sendMessage'> | ActionBegun<'announce'>,
): Promise<void> =>
  conversationSid === undefined
    ? backend.sendMessage(externalId, { key, text })
    : conversations.say(conversationSid, { key, text });

import { given, type Parameters } from '../../http/parameters';
import { invalidParameter, notEmulated } from '../../http/twilio-error';
import { CONVERSATION_STATES, type ConversationState } from '../conversation';

const NOT_EMULATED = ['Timers.Inactive', 'Timers.Closed', 'Bindings.Email.Address', 'Bindings.Email.Name'];

function stateIn(form: Parameters): ConversationState | undefined {
  const state = form.filled('State');
  if (state === undefined) return undefined;
  const known = CONVERSATION_STATES.find((one) => one === state);
  if (known === undefined) throw invalidParameter(`State cannot be ${state}`);
  return known;
}

/** What a form says of a conversation. Throws TwilioError: 400, or 501 for what the emulator does not do. */
export function conversationFields(form: Parameters) {
  const beyond = NOT_EMULATED.find((name) => form.filled(name) !== undefined);
  if (beyond !== undefined) throw notEmulated(`${beyond} of a conversation`);
  return given({
    friendlyName: form.text('FriendlyName'),
    uniqueName: form.filled('UniqueName'),
    attributes: form.filled('Attributes'),
    state: stateIn(form),
  });
}

/** Participants as `ConversationWithParticipants` takes them: JSON, each a text of its own. */
export function participantsIn(form: Parameters): Record<string, unknown>[] {
  return form.all('Participant').map((text) => {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    } catch {
      // Said below.
    }
    throw invalidParameter('Participant is not a JSON object');
  });
}

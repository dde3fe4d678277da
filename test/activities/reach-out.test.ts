import type { ActionBegun } from '../../src/activities/port';
import { createCustomerActivities } from '../../src/activities/customer';
import { OutsideError } from '../../src/adapters/outside-error';
import { asConversationSid, asInteractionId } from '../../src/domain/ids';

const THEIRS = asConversationSid('CH2');

const REACH_OUT: ActionBegun<'reachOut'> = {
  do: 'reachOut',
  id: 'action-1',
  background: false,
  key: 'chat-1-e1-answer:outreach',
  interactionId: asInteractionId('chat-1-e1-answer'),
  continues: asInteractionId('chat-1'),
  externalId: null,
  channel: 'sms',
  customer: { id: 'acct-42', name: null, address: null },
  text: 'Solved.',
  after: asConversationSid('CH1'),
  begunAt: 0,
};

const refusal = new OutsideError('Twilio refused to write to a customer.', 'refused', 400, 50_000);
const outage = new OutsideError('Twilio did not write to a customer.', 'unavailable', 429, 20_429);

/** The customer is in a conversation in which nothing can be said; answers which conversations were closed. */
async function fails(how: { isNew: boolean; because: Error; isOpen?: boolean }) {
  const closed: string[] = [];
  const conversations = {
    openAfter: () => Promise.resolve({ sid: THEIRS, isNew: how.isNew }),
    say: () => Promise.reject(how.because),
    isOpen: () => Promise.resolve(how.isOpen ?? true),
    close: (sid: string) => Promise.resolve(void closed.push(sid)),
  };
  const { reachOut } = createCustomerActivities({ conversations } as never);
  const error: unknown = await reachOut(REACH_OUT).catch((thrown: unknown) => thrown);
  return { closed, error };
}

it('what cannot be said leaves no conversation open in which nobody would read what the customer writes', async () => {
  expect(await fails({ isNew: true, because: refusal })).toEqual({ closed: [THEIRS], error: refusal });
});

it('what is tried again keeps it, and a conversation that others opened is theirs', async () => {
  expect(await fails({ isNew: true, because: outage })).toEqual({ closed: [], error: outage });
  expect(await fails({ isNew: false, because: refusal })).toEqual({ closed: [], error: refusal });
});

it('a conversation that was closed since the customer was found in it is not the only way to them', async () => {
  const { closed, error } = await fails({ isNew: false, because: refusal, isOpen: false });
  expect(error).toMatchObject({ outcome: 'unavailable' });
  expect(closed).toEqual([]);
});

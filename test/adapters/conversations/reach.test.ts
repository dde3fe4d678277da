import twilio, { type Twilio } from 'twilio';
import { conversationAfter } from '../../../src/adapters/conversations/reach';
import { asConversationSid } from '../../../src/domain/ids';

const BINDING = { address: '+491', proxy_address: '+492' };

/** Twilio says that the two addresses are in an open conversation, and lists these. */
function whereTheyAre(listed: readonly { conversationSid: string; conversationState: string }[]) {
  const taken = new twilio.RestException({
    statusCode: 409,
    body: JSON.stringify({ code: 50_416, message: 'A binding for this participant exists.' }),
  });
  const conversations = {
    v1: {
      conversations: () => ({
        participants: { list: () => Promise.resolve([{ messagingBinding: BINDING }]) },
      }),
      conversationWithParticipants: { create: () => Promise.reject(taken) },
      participantConversations: {
        list: () => Promise.resolve(listed.map((one) => ({ ...one, participantMessagingBinding: BINDING }))),
      },
    },
  } as unknown as Twilio['conversations'];
  return conversationAfter({ conversations }, asConversationSid('CH1'), 'key');
}

it('where they are in another open conversation, that one is answered', async () => {
  const listed = [
    { conversationSid: 'CH1', conversationState: 'closed' },
    { conversationSid: 'CH2', conversationState: 'active' },
  ];
  expect(await whereTheyAre(listed)).toEqual({ sid: 'CH2', isNew: false });
});

it('one that is closed between the two answers is asked for again, for then another can be opened', async () => {
  const listed = [{ conversationSid: 'CH1', conversationState: 'closed' }];
  await expect(whereTheyAre(listed)).rejects.toMatchObject({ outcome: 'unavailable', vendorCode: 50_416 });
});

import fc from 'fast-check';
import {
  FROM_AN_ADDRESS,
  isConversationEvent,
  learnConversation,
  NOTHING_SAID,
  type ConversationEvent,
} from '../../src/domain/conversation';
import { asConversationSid } from '../../src/domain/ids';

const conversationSid = asConversationSid('CH1');

const event: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc.record({
    type: fc.constant('message.added' as const),
    key: fc.string(),
    at: fc.integer({ min: 0, max: 50 }),
    conversationSid: fc.constant(conversationSid),
    author: fc.constantFrom(FROM_AN_ADDRESS, 'ana', 'ben', '__proto__'),
  }),
  fc.record({
    type: fc.constant('conversation.closed' as const),
    key: fc.string(),
    at: fc.integer({ min: 0, max: 50 }),
    conversationSid: fc.constant(conversationSid),
  }),
);

const learn = (events: readonly ConversationEvent[]) => events.reduce(learnConversation, NOTHING_SAID);

test('lost in transit, doubled and reordered, the same events give the same knowledge', () => {
  fc.assert(
    fc.property(
      fc
        .array(event, { maxLength: 8 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
      ([all, shuffled]) => {
        expect(learn(shuffled)).toEqual(learn(all));
      },
    ),
  );
});

test('however many write, ten of them are remembered: those who wrote last', () => {
  const many = Array.from({ length: 30 }, (_, n): ConversationEvent => ({
    type: 'message.added',
    key: `IM${n}`,
    at: n,
    conversationSid,
    author: `bot-${n}`,
  }));
  const { lastMessages } = learn(many);
  expect(Object.values(lastMessages).sort((a, b) => a - b)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
});

test('anything may come as a signal; only events count', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(isConversationEvent(value)).toBe(false);
    }),
  );
  fc.assert(fc.property(event, isConversationEvent));
});

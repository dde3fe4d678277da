import { asConversationSid, asFlexChannelSid, asFlexInteractionSid, asTaskSid } from '../../src/domain/ids';
import type { ConversationEvent } from '../../src/domain/conversation';
import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import { view } from '../../src/domain/view';
import { DECISION, event, Life, MINUTE, reading, SECOND, T0 } from './life';

const CONVERSATION = asConversationSid('CH' + '1'.repeat(32));
const flex = {
  interactionSid: asFlexInteractionSid('KD' + '1'.repeat(32)),
  channelSid: asFlexChannelSid('UO' + '1'.repeat(32)),
  conversationSid: CONVERSATION,
};
const conversation = { sid: CONVERSATION, identity: 'visitor', binding: null };

const said = (author: string, at: number): ConversationEvent => ({
  type: 'message.added',
  key: `${author}@${at}`,
  at,
  conversationSid: CONVERSATION,
  author,
});
const closed = (at: number): ConversationEvent => ({
  type: 'conversation.closed',
  key: 'closed',
  at,
  conversationSid: CONVERSATION,
});

const routed = () => {
  const life = new Life(undefined, { conversation });
  life.does('enrich');
  life.answers('enrich', { profile: null, fallback: null });
  life.does('decideRoute');
  return life.answers('decideRoute', { attributes: {}, defects: [], decision: DECISION, enqueue: null });
};

const waiting = () => {
  const life = routed();
  life.does('inviteAgent');
  return life.answers('inviteAgent', { reading: reading('pending', { flex }), defects: [] });
};

test('the first agent is asked with the Interaction that is made for it', () => {
  expect(routed().does('inviteAgent')).toMatchObject({
    into: null,
    conversation,
    virtualStartTime: null,
    keys: { origin: 'interaction', chain: true },
  });
});

test('TaskRouter deletes the task of itself: the next agent is asked into the same channel, with the place kept', () => {
  const life = waiting()
    .hears(event('reservation.accepted', T0 + SECOND))
    .after(MINUTE)
    .hears(event('task.system-deleted', T0 + MINUTE));
  expect(life.does('inviteAgent')).toMatchObject({
    into: { interactionSid: flex.interactionSid, channelSid: flex.channelSid },
    virtualStartTime: T0,
    keys: { legId: 'chat-1.2', chain: false },
  });
});

test('the conversation is over by then: it is resolved, and nobody is asked', () => {
  const life = waiting()
    .hears(event('reservation.accepted', T0 + SECOND))
    .after(MINUTE);
  life.tell({ kind: 'conversation', event: closed(T0 + MINUTE) });
  life.hears(event('task.system-deleted', T0 + MINUTE));
  expect(life.state).toMatchObject({ outcome: 'resolved', outcomeReason: 'customer_left' });
});

test('what was cancelled with its conversation was given up by the customer, whichever is told first', () => {
  const cancelled = event('task.canceled', T0 + MINUTE, { reason: 'Interaction channel closed' });
  const first = waiting().after(MINUTE).hears(cancelled);
  expect(first.state).toMatchObject({ outcome: 'abandoned', outcomeReason: 'customer_left' });
  const second = waiting()
    .after(MINUTE)
    .tell({ kind: 'conversation', event: closed(T0 + MINUTE) });
  second.hears(event('task.canceled', T0 + MINUTE, { reason: 'somebody' }));
  expect(second.state).toMatchObject({ outcome: 'abandoned', outcomeReason: 'customer_left' });
});

test('an answer that is lost is looked for by the leg, as for any task', () => {
  const life = routed();
  life.does('inviteAgent');
  life.fails('inviteAgent', OUTSIDE_FAILURES.unknown);
  life.after(2 * SECOND).does('lookUpTask');
  life.answers('lookUpTask', { found: [reading('pending', { flex })] });
  expect(view(life.state, T0).legs).toMatchObject([
    { taskSid: reading('pending').taskSid, status: 'waiting' },
  ]);
});

test('the answer was lost and events tell of the task: that it was made stands before who accepted it', () => {
  const life = routed();
  life.does('inviteAgent');
  life.fails('inviteAgent', OUTSIDE_FAILURES.unknown);
  life.hears(event('task.created', life.now, { legId: 'chat-1.1' as never, flex }));
  life.hears(event('reservation.accepted', life.now + SECOND));
  const told = life.state.timeline.map(({ what }) => what);
  expect(told).toContain('task.created');
  expect(told.indexOf('task.created')).toBeLessThan(told.indexOf('offer.accepted'));
});

test('events of another conversation change nothing', () => {
  const life = waiting();
  const before = life.state;
  life.tell({ kind: 'conversation', event: { ...closed(T0), conversationSid: asConversationSid('CH2') } });
  expect(life.state).toEqual(before);
});

test('the customer is known by address or identity; all others are agents', () => {
  const life = waiting();
  for (const one of [said('visitor', T0 + 1), said('ana', T0 + 3), said('customer', T0 + 2)]) {
    life.tell({ kind: 'conversation', event: one });
  }
  expect(view(life.state, T0).conversation).toEqual({
    sid: CONVERSATION,
    lastCustomerMessageAt: new Date(T0 + 2).toISOString(),
    lastAgentMessageAt: new Date(T0 + 3).toISOString(),
    closedAt: null,
  });
});

test('an invite of somebody’s in another conversation is no leg of this one', () => {
  const other = { ...flex, conversationSid: asConversationSid('CH2') };
  const life = waiting().hears(event('task.created', T0, { taskSid: asTaskSid('WT2'), flex: other }));
  expect(life.state.legs).toHaveLength(1);
});

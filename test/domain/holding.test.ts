import type { AfterHours } from '../../src/domain/after-hours';
import type { Actor } from '../../src/domain/actor';
import type { RoutingDecision } from '../../src/domain/decision';
import { asConversationSid } from '../../src/domain/ids';
import { decide, resume } from '../../src/domain/process';
import { view } from '../../src/domain/view';
import { CALL, DECISION, event, Life, MINUTE, reading, SECOND, T0 } from './life';

const HOUR = 60 * MINUTE;
const OPENS = T0 + 14 * HOUR;
const backend: Actor = { kind: 'backend', id: null };
const supervisor: Actor = { kind: 'supervisor', id: 'sam' };

const closed = (kind: AfterHours['kind'], opensAt: number | null = OPENS): RoutingDecision => ({
  ...DECISION,
  afterHours: { kind, text: 'Closed until nine.', queue: 'senior', opensAt },
});

/** Held until nine, and told so. */
const held = () => {
  const life = new Life().routed(closed('hold'));
  expect(life.does('announce')).toMatchObject({ externalId: 'chat-1', text: 'Closed until nine.' });
  return life.answers('announce', {});
};

it('it is held without a task, told once, and waits from the opening on with the place it had', () => {
  const life = held();
  expect(life.state.phase).toBe('held');
  expect(life.state.timeline.at(-1)).toMatchObject({ what: 'customer.told', details: { what: 'opening' } });
  expect(view(life.state, life.now)).toMatchObject({
    held: { queue: 'senior', until: new Date(OPENS).toISOString() },
    deadlines: [{ what: 'held_until' }],
  });
  life.waitsUntil(OPENS - T0);
  expect(life.does('createTask')).toMatchObject({
    keys: { legId: 'chat-1.1', step: 1, chain: false },
    virtualStartTime: T0,
  });
  expect(life.state.phase).toBe('waiting');
  life.answers('createTask', { reading: reading('pending', { createdAt: OPENS }), defects: [] });
  expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: OPENS + 60 * SECOND });
  expect(view(life.state, life.now).held).toBeUndefined();
});

it('TaskRouter is away at the opening: the clocks of the route begin at the opening all the same', () => {
  const life = held().waitsUntil(OPENS - T0);
  life.does('createTask');
  life.fails('createTask', 'outside_unavailable');
  expect(life.state.phase).toBe('waiting');
  life.after(SECOND);
  expect(life.does('createTask').keys.legId).toBe('chat-1.1');
});

it('a new run goes on holding it', () => {
  const life = held();
  life.state = resume(JSON.parse(JSON.stringify(life.state)) as typeof life.state);
  life.waitsUntil(OPENS - T0);
  life.does('createTask');
});

it.each([
  ['the customer leaves', 'customer', 'abandoned', 'customer_left'],
  ['the backend takes it back', 'backend', 'cancelled', 'cancelled_by_backend'],
] as const)('while it is held %s', (_name, onBehalfOf, outcome, reason) => {
  const life = held().after(HOUR);
  life.commands('c', { kind: 'cancel', by: backend, onBehalfOf, reason: '' });
  expect(life.state.answers).toMatchObject([{ commandId: 'c', refusal: null }]);
  life.finishes(outcome, reason);
});

it('nobody has it, so nobody resolves it or hands it on', () => {
  const life = held();
  life.commands('r', { kind: 'resolve', by: supervisor, note: null });
  const to = { kind: 'queue', queue: 'backup' } as const;
  life.commands('m', { kind: 'move', by: supervisor, to, reason: '' });
  expect(life.state.answers.map(({ refusal }) => refusal?.type)).toEqual([
    'interaction_held',
    'interaction_held',
  ]);
  life.waitsUntil(OPENS - T0);
});

it('a supervisor need not wait for the hour', () => {
  const life = held().after(HOUR);
  life.commands('q', { kind: 'requeue', by: supervisor, reason: 'We are here already.' });
  expect(life.does('createTask').virtualStartTime).toBe(T0);
});

it('a conversation that closes while it is held is over', () => {
  const conversationSid = asConversationSid('CH1');
  const life = new Life(undefined, { conversation: { sid: conversationSid, identity: null, binding: null } });
  life.routed(closed('hold'));
  expect(life.does('announce')).toMatchObject({ conversationSid });
  life.answers('announce', {});
  life.after(HOUR).tell({
    kind: 'conversation',
    event: { type: 'conversation.closed', key: 'c', at: life.now, conversationSid },
  });
  life.finishes('abandoned', 'customer_left');
});

it('a message only: the customer is told, and it ends', () => {
  const life = new Life().routed(closed('message'));
  expect(life.does('sendMessage').text).toBe('Closed until nine.');
  life.answers('sendMessage', {});
  life.finishes('unserved', 'after_hours');
});

const calls = () => new Life({ kind: 'call', callSid: CALL }).routed(closed('message'));

it('a caller hears it by the answer to the call, and it is over with the call', () => {
  const life = calls().after(10 * SECOND);
  const ended = { type: 'call.ended', key: 'e', at: life.now, callSid: CALL, result: 'completed' } as const;
  life.tell({ kind: 'call', event: ended }).waitsUntil(15 * SECOND);
  life.does('lookUpTask');
  life.answers('lookUpTask', { found: [] });
  life.finishes('unserved', 'after_hours');
});

it('a caller whom that answer did not reach, and who was enqueued all the same, waits there', () => {
  const life = calls().hears(event('task.created', T0 + SECOND));
  expect(life.state.phase).toBe('waiting');
  life.waitsUntil(60 * SECOND);
  life.does('moveToStep');
});

it('nor are they hung up on without a word, should somebody end their task', () => {
  const life = calls().hears(
    event('task.created', T0 + SECOND),
    event('task.canceled', T0 + 2 * SECOND, { reason: 'Task canceled' }),
  );
  expect(life.does('sayAndHangUp').text).toBe('We will write to you tomorrow.');
});

it('a step that was left out: TaskRouter is told of the others by their own numbers', () => {
  const [first, second] = DECISION.steps as [(typeof DECISION.steps)[0], (typeof DECISION.steps)[0]];
  const third = { ...second, step: 2, planStep: 3, queue: 'everybody', deadlineMs: 180 * SECOND };
  const life = new Life().waiting({
    ...DECISION,
    steps: [{ ...first, planStep: 1 }, third],
    closedSteps: [{ queue: 'backup', opensAt: OPENS }],
  });
  life.waitsUntil(60 * SECOND);
  expect(life.does('moveToStep')).toMatchObject({ keys: { step: 3, chain: false }, movedByItselfAt: null });
  const moved = reading('pending', { queue: 'everybody' });
  life.answers('moveToStep', { did: 'moved', reading: moved, deferral: null });
  expect(life.state.legs).toMatchObject([{ step: 2 }]);
  life.hears(event('reservation.accepted', life.now));
  expect(view(life.state, life.now).legs).toMatchObject([{ queue: 'everybody' }]);
});

it('tells in their order what follows at once when a supervisor lets it go on', () => {
  const life = held().after(MINUTE);
  life.commands('r1', { kind: 'requeue', by: supervisor, reason: 'now' });
  life.does('createTask');
  const told = life.state.timeline.map(({ what }) => what);
  expect(told.slice(-3)).toEqual(['requeue.asked', 'interaction.released', 'leg.opened']);
});

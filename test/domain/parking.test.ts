import type { Actor } from '../../src/domain/actor';
import { FROM_AN_ADDRESS, FROM_AN_AGENT } from '../../src/domain/conversation';
import { asConversationSid, asReservationSid, asTaskSid } from '../../src/domain/ids';
import { decide, resume } from '../../src/domain/process';
import { ANA, DECISION, event, Life, MINUTE, reading, SECOND, T0, TASK } from './life';

const HOUR = 60 * MINUTE;
const ana: Actor = { kind: 'agent', id: ANA };

const active = () => new Life().waiting().hears(event('reservation.accepted', T0 + SECOND));

const writes = (life: Life, author: string, at = life.now) =>
  life.tell({
    kind: 'conversation',
    event: {
      type: 'message.added',
      key: `${author}@${at}`,
      at,
      conversationSid: asConversationSid(''),
      author,
    },
  });

const released = (life: Life, taskSid = TASK) => {
  expect(life.does('endTask').taskSid).toBe(taskSid);
  const completed = reading('completed', { taskSid, reason: 'parked' });
  return life.answers('endTask', { did: 'ended', reading: completed, deferral: null, said: false });
};

const parked = () => released(active().commands('p1', { kind: 'park', by: ana, until: null, note: null }));

/** Re-reads, as long as nothing else is due, until then. */
function liveUntil(life: Life, at: number): Life {
  for (;;) {
    const next = decide(life.state, life.now);
    if (next.next === 'wait' && next.until !== null && next.until < at) life.now = next.until;
    else if (next.next === 'act' && next.action.do === 'readTask') {
      life.does('readTask');
      life.answers('readTask', { reading: reading('assigned') });
    } else return life;
  }
}

it('an interaction whose task has ended is not over while it is parked', () => {
  const life = parked();
  expect(life.state).toMatchObject({ phase: 'parked', outcome: null });
  life.waitsUntil(3 * 24 * HOUR);
});

it('after 23 hours with an agent who owes an answer, it comes back to them at once', () => {
  const life = liveUntil(active(), T0 + 24 * HOUR);
  expect(life.now).toBe(T0 + SECOND + 23 * HOUR);
  released(life);
  expect(life.does('checkTransfer')).toMatchObject({ to: { kind: 'agent', agent: ANA }, back: 'senior' });
  const decision = { ...DECISION, route: 'agent' };
  life.answers('checkTransfer', { refusal: null, decision, agentSid: ANA });
  expect(life.does('createTask').keys).toMatchObject({ legId: 'chat-1.2', agentSid: ANA, chain: false });
});

it('after 23 hours with a customer who owes one, it is parked', () => {
  const life = active().after(HOUR);
  writes(life, FROM_AN_ADDRESS);
  writes(life.after(MINUTE), FROM_AN_AGENT);
  liveUntil(life, T0 + 24 * HOUR);
  released(life);
  expect(life.state.parked).toMatchObject({ returning: null });
});

it.each([
  ['after the command', true],
  ['before it', false],
])('a reply at the instant of the parking, heard of %s, brings it back', (_name, commandFirst) => {
  const life = active().after(MINUTE);
  const parks = () => life.commands('p1', { kind: 'park', by: ana, until: null, note: null });
  if (commandFirst) parks();
  writes(life, FROM_AN_ADDRESS);
  if (!commandFirst) parks();
  released(life);
  expect(life.state.parked?.returning).toBe('customer_replied');
});

it.each([
  ['it was answered', FROM_AN_AGENT, SECOND],
  ['it stood there for a while', null, MINUTE],
])('what its agent had seen does not: %s', (_name, answered, later) => {
  const life = active().after(MINUTE);
  writes(life, FROM_AN_ADDRESS);
  life.after(later);
  if (answered !== null) writes(life, answered);
  released(life.commands('p1', { kind: 'park', by: ana, until: null, note: null }));
  expect(life.state.parked?.returning).toBeNull();
});

it('a worker that cannot look the agent up lets their queue ask', () => {
  const life = parked();
  writes(life, FROM_AN_ADDRESS);
  life.does('checkTransfer');
  life.fails('checkTransfer', 'outside_unknown');
  expect(life.does('createTask').keys).toMatchObject({ legId: 'chat-1.2', route: DECISION.route, step: 1 });
});

it('weeks of it stay small, and legs keep their numbers', () => {
  const life = active();
  let taskSid = TASK;
  for (let n = 2; n <= 40; n += 1) {
    released(life.commands(`p${n}`, { kind: 'park', by: ana, until: null, note: null }), taskSid);
    writes(life.after(HOUR), FROM_AN_ADDRESS);
    life.does('checkTransfer');
    life.answers('checkTransfer', { refusal: { type: 'target_offline', message: '' } });
    expect(life.does('createTask').keys.legId).toBe(`chat-1.${n}`);
    taskSid = asTaskSid(`WT${String(n).padStart(32, '0')}`);
    life.answers('createTask', { reading: reading('pending', { taskSid }), defects: [] });
    const reservationSid = asReservationSid(`WR${String(n).padStart(32, '0')}`);
    life.hears(event('reservation.accepted', life.now, { taskSid, reservationSid }));
    life.state = resume(JSON.parse(JSON.stringify(life.state)) as typeof life.state);
  }
  expect(life.state.phase).toBe('active');
  expect(life.state.legs).toHaveLength(20);
  expect(JSON.stringify(life.state).length).toBeLessThan(100_000);
});

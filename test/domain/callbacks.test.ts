import type { Actor } from '../../src/domain/actor';
import type { RoutingDecision } from '../../src/domain/decision';
import { asReservationSid, asTaskSid } from '../../src/domain/ids';
import { decide } from '../../src/domain/process';
import { view } from '../../src/domain/view';
import { ANA, BEN, CALL, DECISION, event, Life, MINUTE, reading, SECOND, T0, TASK } from './life';

const HOUR = 60 * MINUTE;
const ivr: Actor = { kind: 'backend', id: null };
const ana: Actor = { kind: 'agent', id: ANA };
const sam: Actor = { kind: 'supervisor', id: 'sam' };
const ben: Actor = { kind: 'agent', id: BEN };
const NUMBER = '+15005550006';

const CALLED_BACK: RoutingDecision = {
  ...DECISION,
  callbacks: { mostAttempts: 2, retryAfterMs: 30 * MINUTE, acceptWithinMs: HOUR, text: 'We will call you.' },
};

const caller = (decision = CALLED_BACK, address: string | null = NUMBER) => {
  const customer = { id: null, name: null, address };
  return new Life({ kind: 'call', callSid: CALL }, { customer }).routed(decision);
};

/** In the queue, since T0. */
const waiting = (decision?: RoutingDecision) => caller(decision).hears(event('task.created', T0));

const asks = (life: Life, more: { to?: string; at?: number; id?: string } = {}) =>
  life.commands(more.id ?? 'c', { kind: 'callback', by: ivr, to: more.to ?? null, at: more.at ?? null });

const answersOf = ({ state }: Life) => state.answers.map(({ refusal }) => refusal?.type ?? null);

const canceled = {
  did: 'ended',
  reading: reading('canceled', { reason: 'callback' }),
  deferral: null,
  said: true,
} as const;

const planned = (life: Life, at: number) => {
  life.does('planCallback');
  return life.answers('planCallback', { queue: 'senior', at });
};

/** Asked, heard, and due at once. */
const due = () => {
  const life = asks(waiting().after(20 * SECOND));
  life.does('endTask');
  return planned(life.answers('endTask', canceled), life.now);
};

const made = (life: Life, n: number) => {
  const taskSid = asTaskSid(`WT${String(n).repeat(32)}`);
  life.answers('createTask', { reading: reading('pending', { taskSid, createdAt: life.now }), defects: [] });
  return taskSid;
};

const accepts = (life: Life, taskSid: ReturnType<typeof made>, n: number) =>
  life.hears(
    event('reservation.accepted', life.now, { taskSid, reservationSid: asReservationSid(`WR${n}`) }),
  );

/** Ana has accepted the n-th attempt. */
const calling = (life: Life, n = 1) => {
  life.does('createTask');
  const taskSid = made(life, n + 1);
  return { life: accepts(life.after(SECOND), taskSid, n + 1), taskSid };
};

const reports = (life: Life, result: 'reached' | 'no_answer', by = ana, id = `r${life.now}`) =>
  life.commands(id, { kind: 'callback_result', by, result });

const released = (life: Life, taskSid: ReturnType<typeof made>) => {
  life.does('endTask');
  return life.answers('endTask', {
    did: 'ended',
    reading: reading('completed', { taskSid }),
    deferral: null,
    said: false,
  });
};

it('the caller hears that they are called back, and the call ends; a task of ours waits in their place', () => {
  const life = asks(waiting().after(20 * SECOND));
  expect(life.does('endTask')).toMatchObject({
    reason: 'callback',
    terms: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'leave' },
    call: { callSid: CALL, say: 'We will call you.' },
    conversations: { abandoned: 'No', outcome: 'callback' },
  });
  life.answers('endTask', canceled);
  expect(answersOf(life)).toEqual([null]);
  expect(life.state.phase).toBe('held');
  planned(life, life.now);
  expect(life.does('createTask')).toMatchObject({
    keys: { legId: 'chat-1.2', origin: 'plain', step: 1, chain: false },
    attributes: { callback: { to: NUMBER, attempt: 1 } },
    virtualStartTime: T0,
  });
});

it('an agent who had accepted has the caller: refused, and nothing is lost', () => {
  const life = asks(waiting().after(20 * SECOND));
  life.does('endTask');
  const acceptance = {
    reservationSid: asReservationSid('WR1'),
    agentSid: ANA,
    agentName: 'ana',
    at: life.now,
  };
  life.answers('endTask', {
    ...canceled,
    did: 'left',
    said: false,
    reading: reading('assigned', { acceptance }),
  });
  expect(answersOf(life)).toEqual(['already_accepted']);
  expect(life.state).toMatchObject({ phase: 'active', callback: null });
});

it('an agent who accepts at the instant at which the caller has heard it: they are called back', () => {
  const life = asks(waiting().after(20 * SECOND));
  life.does('endTask');
  const acceptance = {
    reservationSid: asReservationSid('WR1'),
    agentSid: ANA,
    agentName: 'ana',
    at: life.now,
  };
  life.answers('endTask', { ...canceled, did: 'left', reading: reading('assigned', { acceptance }) });
  expect(answersOf(life)).toEqual([null]);
  planned(released(life, TASK), life.now);
  expect(life.does('createTask').keys.legId).toBe('chat-1.2');
});

it('who hangs up as they ask is called back, and has not given up', () => {
  const life = asks(waiting().after(20 * SECOND));
  life.hears(event('task.canceled', life.now, { reason: 'hangup' }));
  expect(life.state).toMatchObject({ phase: 'held', outcome: null });
  expect(answersOf(life)).toEqual([null]);
});

it('that the call has ended is told when the callback waits already: it goes on waiting', () => {
  const life = due();
  life.does('createTask');
  made(life, 2);
  life.tell({
    kind: 'call',
    event: { type: 'call.ended', key: 'e', at: life.now, callSid: CALL, result: 'completed' },
  });
  expect(decide(life.state, life.now)).toMatchObject({ next: 'wait', until: life.now + 60 * SECOND });
});

it('reached: whoever completes it has resolved it', () => {
  const { life, taskSid } = calling(due());
  reports(life, 'reached');
  expect(view(life.state, life.now)).toMatchObject({
    phase: 'active',
    callback: { failed: 0, result: 'reached' },
  });
  life.hears(event('task.completed', life.now, { taskSid }));
  life.finishes('resolved', 'completed');
});

it('not reached: the agent is free, the next attempt is planned, the last one ends it', () => {
  const first = calling(due());
  const life = released(reports(first.life, 'no_answer'), first.taskSid);
  expect(view(life.state, life.now)).toMatchObject({ phase: 'held', callback: { failed: 1, result: null } });
  const next = life.now + 30 * MINUTE;
  expect(life.does('planCallback')).toEqual(
    expect.objectContaining({ notBefore: next, queues: ['senior', 'backup'] }),
  );
  life.answers('planCallback', { queue: 'senior', at: next + HOUR });
  life.waitsUntil(next + HOUR - T0);
  expect(life.does('createTask')).toMatchObject({
    attributes: { callback: { attempt: 2 } },
    virtualStartTime: T0,
  });
  const taskSid = made(life, 3);
  accepts(life.after(SECOND), taskSid, 3);
  released(reports(life, 'no_answer'), taskSid);
  life.finishes('unserved', 'callback_failed');
});

it('nobody makes the call in its time: that is an attempt, too', () => {
  const life = due();
  life.does('createTask');
  const taskSid = made(life, 2);
  life.after(60 * SECOND);
  life.does('moveToStep');
  life.answers('moveToStep', {
    did: 'moved',
    reading: reading('pending', { taskSid, createdAt: T0 }),
    deferral: null,
  });
  const opened = life.state.legs[1]!.task!.createdAt;
  life.now = opened + 60 * SECOND + HOUR;
  expect(life.does('endTask')).toMatchObject({ reason: 'route_ended' });
  const ended = reading('canceled', { taskSid, reason: 'route_ended' });
  life.answers('endTask', { did: 'ended', reading: ended, deferral: null, said: false });
  expect(view(life.state, life.now)).toMatchObject({ phase: 'held', callback: { failed: 1 } });
});

it.each([
  ['while it is held', false],
  ['while it waits for an agent', true],
])('who does not want to be called any more has cancelled, not given up: %s', (_name, isWaiting) => {
  const life = due();
  if (isWaiting) {
    life.does('createTask');
    made(life, 2);
  }
  life.commands('x', { kind: 'cancel', by: ivr, onBehalfOf: 'customer', reason: '' });
  if (isWaiting) {
    expect(life.does('endTask').reason).toBe('callback_cancelled');
    const taskSid = asTaskSid(`WT${'2'.repeat(32)}`);
    const ended = reading('canceled', { taskSid, reason: 'callback_cancelled' });
    life.answers('endTask', { did: 'ended', reading: ended, deferral: null, said: false });
  }
  life.finishes('cancelled', 'callback_cancelled');
});

it('a time of theirs is asked of the calendars, and put off for 30 days at most', () => {
  const life = asks(waiting(), { to: '+15005550007', at: T0 + 90 * 24 * HOUR });
  life.does('endTask');
  life.answers('endTask', canceled);
  expect(life.does('planCallback')).toMatchObject({ notBefore: T0 + 30 * 24 * HOUR });
  life.fails('planCallback', 'outside_unavailable');
  life.waitsUntil(30 * 24 * HOUR);
  expect(life.does('createTask').attributes).toMatchObject({ callback: { to: '+15005550007' } });
});

it('after hours: told by the answer to the call, called at the opening', () => {
  const opensAt = T0 + 14 * HOUR;
  const life = caller({
    ...CALLED_BACK,
    afterHours: { kind: 'callback', text: 'We call you at nine.', queue: 'senior', opensAt },
  });
  expect(life.state).toMatchObject({ phase: 'held', outcome: null });
  // Twilio might have put the caller into the queue all the same.
  life.waitsUntil(60 * SECOND);
  life.does('lookUpTask');
  life.answers('lookUpTask', { found: [] });
  life.waitsUntil(opensAt - T0);
  expect(life.does('createTask')).toMatchObject({
    attributes: { callback: { attempt: 1 } },
    virtualStartTime: T0,
  });
});

it('a route that ends in a callback: the caller hears so, and waits without the call', () => {
  const life = waiting({ ...CALLED_BACK, ending: { kind: 'callback', text: 'We call you back.' } });
  life.now = T0 + 180 * SECOND;
  expect(life.does('endTask')).toMatchObject({ reason: 'callback', call: { say: 'We call you back.' } });
  life.answers('endTask', canceled);
  expect(life.state).toMatchObject({ phase: 'held', callback: { to: NUMBER, failed: 0 } });
});

it('refused: twice, to nowhere, of a chat, by whom it is not theirs, and a result of nothing', () => {
  const withheld = caller(CALLED_BACK, 'anonymous').hears(event('task.created', T0));
  expect(answersOf(asks(withheld))).toEqual(['no_number']);
  expect(answersOf(asks(new Life().waiting(CALLED_BACK), { to: NUMBER }))).toEqual(['not_callable']);
  expect(answersOf(reports(waiting(), 'reached'))).toEqual(['no_callback']);
  const { life } = calling(due());
  asks(life, { id: 'again' });
  reports(life, 'reached', ben);
  expect(answersOf(life)).toEqual([null, 'callback_asked', 'not_owner']);
});

it('a supervisor’s word holds, whatever calendars say that were being asked', () => {
  const life = asks(waiting().after(20 * SECOND));
  life.does('endTask');
  life.answers('endTask', canceled);
  life.does('planCallback');
  life.commands('q', { kind: 'requeue', by: sam, reason: 'We are here.' });
  life.answers('planCallback', { queue: 'senior', at: life.now + 14 * HOUR });
  expect(life.does('createTask').keys.legId).toBe('chat-1.2');
});

it('cancelled before the agent of a vain attempt is free: their task is ended all the same', () => {
  const { life, taskSid } = calling(due());
  reports(life, 'no_answer');
  life.does('endTask');
  life.fails('endTask', 'outside_unavailable');
  life.commands('x', { kind: 'cancel', by: ivr, onBehalfOf: 'customer', reason: '' });
  expect(answersOf(life)).toEqual([null, null, null]);
  released(life.after(2 * SECOND), taskSid);
  life.finishes('cancelled', 'callback_cancelled');
});

it('a callback that is being handed to somebody else is not reported of: two would call', () => {
  const { life } = calling(due());
  const to = { kind: 'queue', queue: 'backup' } as const;
  life.commands('t', {
    kind: 'transfer',
    by: ana,
    to,
    mode: 'cold',
    note: null,
    desktop: false,
    override: false,
  });
  reports(life, 'no_answer');
  expect(answersOf(life)).toEqual([null, 'transfer_underway']);
});

const PROMISING: RoutingDecision = {
  ...CALLED_BACK,
  ending: { kind: 'callback', text: 'We call you back.' },
};

it('TaskRouter is away at the end of a route: who has heard that they are called back is', () => {
  const life = waiting(PROMISING);
  life.now = T0 + 180 * SECOND;
  life.does('endTask');
  life.fails('endTask', 'outside_unavailable');
  life.now = T0 + 300 * SECOND;
  expect(life.does('sayAndHangUp').text).toBe('We call you back.');
  life.answers('sayAndHangUp', { said: true });
  life.hears(event('task.canceled', life.now, { reason: 'hangup' }));
  expect(life.state).toMatchObject({ phase: 'held', callback: { to: NUMBER }, outcome: null });
});

it('an agent accepts as the caller hears the end of the route: they are called back', () => {
  const life = waiting(PROMISING);
  life.now = T0 + 180 * SECOND;
  life.does('endTask');
  const acceptance = {
    reservationSid: asReservationSid('WR1'),
    agentSid: ANA,
    agentName: 'ana',
    at: life.now,
  };
  life.answers('endTask', { ...canceled, did: 'left', reading: reading('assigned', { acceptance }) });
  planned(released(life, TASK), life.now);
  expect(life.does('createTask').keys.legId).toBe('chat-1.2');
});

it('a caller whose task never came hears of a callback, and is called back', () => {
  const life = caller(PROMISING).waitsUntil(60 * SECOND);
  life.does('lookUpTask');
  life.answers('lookUpTask', { found: [] });
  life.does('sayAndHangUp');
  life.answers('sayAndHangUp', { said: true });
  expect(life.state).toMatchObject({ phase: 'held', outcome: null });
});

it('TaskRouter is away while a callback is due: nobody is written to, and it counts as an attempt in the end', () => {
  const life = due();
  life.does('createTask');
  life.fails('createTask', 'outside_refused');
  let attempts = 1;
  for (; attempts < 200 && life.state.callback?.failed === 0; attempts += 1) {
    life.after(60 * SECOND);
    life.does('createTask');
    life.fails('createTask', 'outside_refused');
  }
  expect(attempts).toBeGreaterThan(60);
  expect(view(life.state, T0)).toMatchObject({ phase: 'held', callback: { failed: 1, result: null } });
});

it('TaskRouter is away when the time for a callback has passed: the customer is not written to', () => {
  const life = due();
  life.does('createTask');
  made(life, 2);
  life.now += 60 * SECOND;
  life.does('moveToStep');
  life.fails('moveToStep', 'outside_unavailable');
  life.after(2 * HOUR);
  life.does('endTask');
  life.fails('endTask', 'outside_unavailable');
  expect(decide(life.state, life.now)).toMatchObject({ next: 'wait' });
});

it('TaskRouter’s own clock ends a callback that nobody has made: that is an attempt, too', () => {
  const life = due();
  life.does('createTask');
  const taskSid = made(life, 2);
  life.after(2 * HOUR).hears(event('task.canceled', life.now, { taskSid, reason: 'Task TTL Exceeded' }));
  expect(view(life.state, T0)).toMatchObject({ phase: 'held', callback: { failed: 1, result: null } });
});

it('a call that an agent has had and ended is no callback, though the news of its acceptance was lost', () => {
  const life = asks(waiting().after(20 * SECOND));
  life.does('endTask');
  life.answers('endTask', { ...canceled, said: false, reading: reading('completed', { reason: null }) });
  life.does('readTaskLog');
  life.answers('readTaskLog', { events: [] });
  life.finishes('resolved', 'completed');
});

it('an instant that has passed is now: calendars are not asked about the past', () => {
  const life = asks(waiting().after(20 * SECOND), { at: T0 - 12 * HOUR });
  life.does('endTask');
  life.answers('endTask', canceled);
  expect(life.does('planCallback').notBefore).toBe(life.now);
});

it('a callback that a supervisor puts back into its queue has its time there', () => {
  const { life } = calling(due());
  life.commands('q', { kind: 'requeue', by: sam, reason: '' });
  expect(life.state.legs.at(-1)?.decision?.steps.at(-1)?.acceptWithinMs).toBe(HOUR);
});

const NIGHT: RoutingDecision = {
  ...CALLED_BACK,
  afterHours: { kind: 'callback', text: 'We call you at nine.', queue: 'senior', opensAt: T0 + 14 * HOUR },
};

it('after hours, the answer to the call was lost, and the caller waits: they hear it before the call ends', () => {
  const life = caller(NIGHT).hears(event('task.created', T0 + SECOND));
  expect(life.does('endTask')).toMatchObject({
    terms: { ifAccepted: 'leave' },
    call: { say: 'We call you at nine.' },
  });
  life.answers('endTask', canceled);
  life.waitsUntil(14 * HOUR);
  life.does('createTask');
});

it('after hours, the answer to the call was lost, and somebody took the caller: they have them', () => {
  const life = caller(NIGHT).hears(
    event('task.created', T0 + SECOND),
    event('reservation.accepted', T0 + 2 * SECOND),
  );
  expect(life.state).toMatchObject({ phase: 'active', callback: null, held: null });
  life.hears(event('task.completed', T0 + MINUTE));
  life.finishes('resolved', 'completed');
});

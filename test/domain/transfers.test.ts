import { OUTSIDE_FAILURES, REFUSALS } from '../../src/domain/failure-types';
import { asReservationSid, asTaskSid } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/interaction-view';
import { resume } from '../../src/domain/process';
import type { RoutingEvent } from '../../src/domain/routing-event';
import type { TransferMode, TransferTarget } from '../../src/domain/transfer';
import { ANA, BEN, DECISION, event, Life, MINUTE, reading, SECOND, T0 } from './life';

const SECOND_TASK = asTaskSid('WT' + '2'.repeat(32));
const BENS_OFFER = asReservationSid('WR' + '2'.repeat(32));
const ana: Actor = { kind: 'agent', id: ANA };
const backend: Actor = { kind: 'backend', id: 'web-chat' };

const TO_BILLING: TransferTarget = { kind: 'queue', queue: 'billing' };
const TO_BEN: TransferTarget = { kind: 'agent', agent: 'ben' };

/** Two minutes at the target, then the sender's queue. */
const decisionFor = (to: TransferTarget) => {
  const [queue, route] = to.kind === 'queue' ? [to.queue, `queue:${to.queue}`] : ['everyone', 'agent'];
  const wait = { eligible: null, acceptWithinMs: 2 * MINUTE };
  return {
    ...DECISION,
    route,
    steps: [
      { ...wait, step: 1, queue, route, deadlineMs: 2 * MINUTE },
      { ...wait, step: 2, queue: 'senior', route: 'queue:senior', deadlineMs: 4 * MINUTE },
    ],
  };
};

const second = (...told: Parameters<typeof reading>) =>
  reading(told[0], { taskSid: SECOND_TASK, queue: 'billing', createdAt: T0 + MINUTE, ...told[1] });

const ofSecond = (type: RoutingEvent['type'], at: number, more: Partial<RoutingEvent> = {}) =>
  event(type, at, {
    taskSid: SECOND_TASK,
    taskCreatedAt: T0 + MINUTE,
    legId: 'chat-1.2' as never,
    ...(type.startsWith('reservation.') && {
      reservationSid: BENS_OFFER,
      agentSid: BEN,
      agentName: 'ben',
    }),
    ...more,
  });

/** Ana has the customer and asks for a transfer, a minute after the start. */
const asked = (mode: TransferMode, to: TransferTarget = TO_BILLING) =>
  new Life()
    .waiting()
    .hears(event('reservation.accepted', T0 + SECOND))
    .after(MINUTE)
    .commands('t1', { kind: 'transfer', by: ana, to, mode, note: null, desktop: false, override: false });

function offering(mode: TransferMode, to: TransferTarget = TO_BILLING): Life {
  const life = asked(mode, to);
  life.does('checkTransfer');
  const agentSid = to.kind === 'agent' ? BEN : null;
  return life.answers('checkTransfer', { refusal: null, decision: decisionFor(to), agentSid });
}

function offered(mode: TransferMode, to: TransferTarget = TO_BILLING): Life {
  const life = offering(mode, to);
  life.does('createTask');
  return life.answers('createTask', { reading: second('pending'), defects: [] });
}

const released = (life: Life) => {
  expect(life.does('endTask')).toMatchObject({ terms: { ifAccepted: 'complete' } });
  return life.answers('endTask', {
    did: 'ended',
    reading: reading('completed', { reason: 'transferred' }),
    deferral: null,
    said: false,
  });
};

const results = ({ state }: Life) => state.legs.map(({ transfer }) => transfer?.result ?? null);

it('whoever asks is answered once the target is known to be there', () => {
  const life = asked('warm');
  expect(life.state.answers).toEqual([]);
  life.does('checkTransfer');
  life.answers('checkTransfer', { refusal: null, decision: decisionFor(TO_BILLING), agentSid: null });
  expect(life.state.answers).toEqual([
    {
      commandId: 't1',
      bodyHash: '',
      refusal: null,
      result: { legId: 'chat-1.2', status: 'offering' },
    },
  ]);
  expect(life.state.phase).toBe('transferring');
});

it.each([
  [
    'is not there',
    (life: Life) =>
      life.answers('checkTransfer', { refusal: { type: REFUSALS.queueUnstaffed, message: 'Nobody.' } }),
    REFUSALS.queueUnstaffed,
  ],
  [
    'cannot be looked up',
    (life: Life) => life.fails('checkTransfer', OUTSIDE_FAILURES.unknown),
    REFUSALS.targetUnchecked,
  ],
  [
    'is there, but the agent wraps up meanwhile',
    (life: Life) =>
      life
        .hears(event('reservation.wrapup', T0 + MINUTE))
        .answers('checkTransfer', { refusal: null, decision: decisionFor(TO_BILLING), agentSid: null }),
    REFUSALS.notTransferable,
  ],
  [
    'is there, but the customer is gone meanwhile',
    (life: Life) =>
      life
        .hears(event('task.completed', T0 + MINUTE))
        .answers('checkTransfer', { refusal: null, decision: decisionFor(TO_BILLING), agentSid: null }),
    REFUSALS.interactionClosing,
  ],
])('the target %s: refused, and no leg is opened', (_name, meanwhile, type) => {
  const life = asked('warm');
  life.does('checkTransfer');
  meanwhile(life);
  expect(life.state.answers[0]?.refusal?.type).toBe(type);
  expect(life.state.legs).toHaveLength(1);
  expect(life.state.transferAsked).toBeNull();
});

it('warm: the acceptance moves the customer, and only then the sender’s task ends', () => {
  const life = offered('warm');
  expect(life.state.currentLegId).toBe('chat-1.1');
  life.hears(ofSecond('reservation.accepted', T0 + MINUTE + SECOND));
  expect(life.state).toMatchObject({ phase: 'active', currentLegId: 'chat-1.2', offering: null });
  released(life);
  expect(results(life)).toEqual([null, 'accepted']);
  expect(life.state.outcome).toBeNull();
  life.hears(ofSecond('task.completed', T0 + 2 * MINUTE));
  life.finishes('resolved', 'completed');
});

it('cold: the customer waits at the target as soon as its task is there', () => {
  const life = offered('cold');
  expect(life.state).toMatchObject({ phase: 'transferring', currentLegId: 'chat-1.2' });
  released(life);
  life.waitsUntil(3 * MINUTE);
  expect(life.does('moveToStep').keys).toMatchObject({ route: 'queue:senior', step: 2 });
  life.answers('moveToStep', { did: 'moved', reading: second('pending'), deferral: null });
  expect(results(life)).toEqual([null, 'timed_out']);
  expect(life.state.phase).toBe('waiting');
});

it('declined: at once, whatever is offered again is not waited for', () => {
  const life = offered('warm', TO_BEN);
  life.hears(ofSecond('reservation.rejected', T0 + MINUTE + SECOND)).after(SECOND);
  expect(life.does('endTask')).toMatchObject({ taskSid: SECOND_TASK, terms: { ifOffered: 'end' } });
  life.answers('endTask', {
    did: 'ended',
    reading: second('canceled', { reason: 'transfer_not_taken' }),
    deferral: null,
    said: false,
  });
  expect(results(life)).toEqual([null, 'declined']);
  expect(life.state).toMatchObject({ phase: 'active', currentLegId: 'chat-1.1' });
});

it('declined and accepted together: the acceptance wins', () => {
  const life = offered('warm', TO_BEN);
  life.hears(
    ofSecond('reservation.rejected', T0 + MINUTE + SECOND, { reservationSid: asReservationSid('WR3') }),
    ofSecond('reservation.accepted', T0 + MINUTE + SECOND),
  );
  expect(results(life)).toEqual([null, 'accepted']);
});

it('one whose task is never made, because TaskRouter is away, leaves the customer with the sender', () => {
  const life = offering('cold');
  life.does('createTask');
  life.after(2 * MINUTE).fails('createTask', OUTSIDE_FAILURES.unavailable);
  expect(results(life)).toEqual([null, 'timed_out']);
  expect(life.state).toMatchObject({
    phase: 'active',
    currentLegId: 'chat-1.1',
    legs: [{ end: null }, { end: { kind: 'canceled' } }],
  });
});

it('one whose task may have been made is looked for, and ended, before the interaction closes', () => {
  const life = offering('warm');
  life.does('createTask');
  life.fails('createTask', OUTSIDE_FAILURES.unknown);
  life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
  expect(results(life)).toEqual([null, 'customer_left']);
  life.after(2 * SECOND).does('lookUpTask');
  life.answers('lookUpTask', { found: [second('reserved')] });
  expect(life.does('endTask')).toMatchObject({ taskSid: SECOND_TASK });
  life.answers('endTask', {
    did: 'ended',
    reading: second('canceled', { reason: 'customer_left' }),
    deferral: null,
    said: false,
  });
  expect(life.state.outcome).toBeNull();
  expect(life.does('endTask').terms.ifAccepted).toBe('wrap');
});

it('a task that was completed and forgotten while it was looked for ends nothing else', () => {
  const life = offering('warm');
  life.does('createTask');
  life.fails('createTask', OUTSIDE_FAILURES.unknown);
  life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
  life.after(2 * SECOND).does('lookUpTask');
  life.hears(ofSecond('reservation.accepted', T0 + MINUTE), ofSecond('task.completed', T0 + MINUTE + SECOND));
  life.answers('lookUpTask', { found: [] });
  expect(life.state).toMatchObject({ outcome: null, legs: [{ end: null }, { end: { kind: 'completed' } }] });
  expect(life.does('endTask')).toMatchObject({ taskSid: expect.not.stringMatching(SECOND_TASK) as string });
});

it('a task that is being made as the customer leaves is ended when it turns up', () => {
  const life = offering('warm');
  life.does('createTask');
  life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
  life.answers('createTask', { reading: second('pending'), defects: [] });
  expect(life.does('endTask')).toMatchObject({ taskSid: SECOND_TASK, terms: { ifWaiting: 'end' } });
});

it('somebody ends the offered task in TaskRouter: the sender keeps the customer', () => {
  const life = offered('warm').hears(ofSecond('task.canceled', T0 + MINUTE + SECOND, { reason: 'tidy up' }));
  expect(results(life)).toEqual([null, 'withdrawn']);
  expect(life.state).toMatchObject({ phase: 'active', outcome: null });
});

it('the task of an accepted transfer vanishes: the customer gets a new leg by the first route', () => {
  const life = offered('warm').hears(ofSecond('reservation.accepted', T0 + MINUTE + SECOND));
  released(life);
  life.hears(ofSecond('task.system-deleted', T0 + 2 * MINUTE));
  expect(life.does('createTask').keys).toMatchObject({ legId: 'chat-1.3', route: DECISION.route });
});

it('a state of before there were transfers goes on', () => {
  const { state } = new Life().waiting();
  const { currentLegId: _a, transferAsked: _b, offering: _c, legs, ...before } = state;
  const olderLegs = legs.map(({ transfer: _d, decision: _e, superseded: _f, ...leg }) => leg);
  expect(resume({ ...before, legs: olderLegs } as never)).toEqual(state);
});

describe.each(['warm', 'cold'] as const)('in every order of arrival (%s)', (mode) => {
  const told = [
    ofSecond('reservation.accepted', T0 + 70 * SECOND),
    event('reservation.wrapup', T0 + 71 * SECOND),
    event('task.completed', T0 + 72 * SECOND),
    ofSecond('reservation.wrapup', T0 + 80 * SECOND),
    ofSecond('task.completed', T0 + 90 * SECOND),
  ];

  it('the events give one state', () => {
    const lived = (events: readonly RoutingEvent[]) =>
      offered(mode)
        .after(MINUTE)
        .hears(...events).state;
    const inOrder = lived(told);
    expect(inOrder).toMatchObject({ outcome: 'resolved', legs: [{}, { transfer: { result: 'accepted' } }] });
    for (const order of permutations(told)) expect(lived(order)).toEqual(inOrder);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

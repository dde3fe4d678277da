import { OUTSIDE_FAILURES, REFUSALS } from '../../src/domain/failure-types';
import { asReservationSid, asTaskSid } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/actor';
import { decide, resume } from '../../src/domain/process';
import type { RoutingEvent } from '../../src/domain/routing-event';
import type { TransferMode, TransferTarget } from '../../src/domain/transfer';
import { accepted, ANA, BEN, DECISION, event, Life, MINUTE, reading, SECOND, T0 } from './life';

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

it('what is still to be released when the rest is over is tried again later, not at once', () => {
  const life = offered('warm');
  life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
  life.does('endTask');
  life.fails('endTask', OUTSIDE_FAILURES.unknown);
  life.hears(event('task.completed', T0 + MINUTE));
  expect(life.state.outcome).toBeNull();
  expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: life.now + SECOND });
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

describe('found by fresh eyes', () => {
  const notTaken = {
    did: 'ended',
    reading: second('canceled', { reason: 'transfer_not_taken' }),
    deferral: null,
    said: false,
  } as const;

  it('the sender completes while the offer is being ended: the customer waits again, and is not closed', () => {
    const life = offered('warm').after(2 * MINUTE);
    life.does('endTask');
    life.hears(event('task.completed', T0 + 3 * MINUTE)).answers('endTask', notTaken);
    expect(life.state).toMatchObject({ outcome: null, phase: 'waiting' });
    expect(life.does('createTask').keys).toMatchObject({ legId: 'chat-1.3', route: DECISION.route });
  });

  it('somebody ends the task that a customer waits in, after a cold transfer: they get another', () => {
    const life = released(offered('cold')).hears(
      ofSecond('task.canceled', T0 + 2 * MINUTE, { reason: 'tidy up' }),
    );
    expect(life.state).toMatchObject({ outcome: null, phase: 'waiting' });
    expect(life.does('createTask').keys.legId).toBe('chat-1.3');
  });

  it('a second task of the target’s is ended, although the first one is over', () => {
    const life = offering('warm');
    const twin = asTaskSid('WT' + '3'.repeat(32));
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown);
    life.after(2 * SECOND).does('lookUpTask');
    life.answers('lookUpTask', { found: [second('pending'), { ...second('pending'), taskSid: twin }] });
    const kept = life.state.legs[1]!.task!.taskSid;
    life.hears(ofSecond('task.canceled', T0 + 2 * MINUTE, { taskSid: kept, reason: 'tidy up' }));
    expect(life.does('endTask')).toMatchObject({
      taskSid: kept === twin ? SECOND_TASK : twin,
      terms: { ifAccepted: 'complete' },
    });
  });

  it('the time of a task that could not be made passes without another attempt', () => {
    const life = offering('warm');
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unavailable, 60 * MINUTE);
    life.waitsUntil(3 * MINUTE).does('readTask');
    life.answers('readTask', { reading: reading('assigned') });
    expect(results(life)).toEqual([null, 'timed_out']);
    expect(life.state.phase).toBe('active');
  });

  it('to one agent, taken by another: the customer is with them, and it was not accepted', () => {
    const life = offered('cold', TO_BEN).hears(
      ofSecond('reservation.accepted', T0 + 70 * SECOND, { agentSid: 'WKcara' as never, agentName: 'cara' }),
    );
    expect(results(life)).toEqual([null, 'timed_out']);
    expect(life.state).toMatchObject({ phase: 'active', currentLegId: 'chat-1.2' });
  });

  it('a cancel that comes while another ending is under way is not refused by it', () => {
    const life = new Life().waiting().after(3 * MINUTE);
    life.does('endTask');
    life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
    life.answers('endTask', {
      did: 'left',
      reading: reading('assigned', accepted()),
      deferral: null,
      said: false,
    });
    expect(life.state.answers).toEqual([]);
    expect(life.does('endTask')).toMatchObject({ reason: 'customer_left', terms: { ifAccepted: 'wrap' } });
  });

  it('who leaves while they wait at the target had been answered before', () => {
    const life = released(offered('cold'));
    life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
    life.does('endTask');
    const left = second('canceled', { reason: 'customer_left' });
    life.answers('endTask', { did: 'ended', reading: left, deferral: null, said: false });
    life.finishes('resolved', 'customer_left');
  });

  it('a decision that changed late does not take a customer out of where they were handed to', () => {
    const late = { ...DECISION, route: 'vip' };
    const life = offered('cold');
    life.state = { ...life.state, reroute: late };
    released(life);
    expect(decide(life.state, life.now)).toMatchObject({ next: 'wait' });
  });
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

describe('the leg that a new task takes over from', () => {
  const left = (answer: object): Life => {
    const life = offering('cold');
    life.does('createTask');
    return life.answers('createTask', { reading: second('pending'), defects: [], ...answer });
  };

  it('is released within the workflow task', () => {
    expect(left({ releasesInTask: true }).does('endTask')).toMatchObject({ inTask: true });
  });

  it('is released by an activity in a run whose task an older build made', () => {
    expect(left({}).does('endTask')).not.toHaveProperty('inTask');
  });

  it('is released by an activity once that has failed: an outage must not hold workflow tasks up', () => {
    const life = left({ releasesInTask: true });
    life.does('endTask');
    life.fails('endTask', OUTSIDE_FAILURES.unavailable).after(MINUTE);
    expect(life.does('endTask')).not.toHaveProperty('inTask');
  });
});

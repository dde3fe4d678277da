import type { Evidence, LedgerEntry, Life } from '../evidence/evidence';
import { check } from './check';

/*
 * The checker itself: a life as it should be breaks nothing, and each promise that is broken once is reported, by its
 * name and by what it cost.
 */

const T0 = Date.UTC(2026, 10, 1, 12);
const iso = (afterMs: number): string => new Date(T0 + afterMs).toISOString();
const TASK = 'WT1';
const LEG = 'i1.1';

const entry = (what: LedgerEntry['what'], key: string, at: number, by = 'backend'): LedgerEntry => ({
  life: 'one',
  what,
  by,
  key,
  attempts: [{ at: T0 + at, until: T0 + at + 10, outcome: 'ok', status: 200, why: null }],
});

const moment = (at: number, what: string, details: object = {}, id: string | null = null) => ({
  at: iso(at),
  what,
  by: { kind: 'throughline', id },
  details: details as Record<string, unknown>,
});

const event = (sid: string, type: string, at: number, more: object = {}) => ({
  sid,
  type,
  at: T0 + at,
  taskSid: TASK,
  reservationSid: null,
  agentSid: null,
  interactionId: 'i1',
  legId: LEG,
  reason: null,
  ...more,
});

const passage = (eventSid: string, eventType: string, at: number) => ({
  at: T0 + at,
  until: T0 + at + 5,
  eventSid,
  eventType,
  taskSid: TASK,
  callSid: null,
  status: 204,
  told: 204,
});

let lastId = 0;
const past = (at: number, type: string, attributes: object = {}) => ({
  id: (lastId += 1),
  at: T0 + at,
  type,
  attributes: attributes as Record<string, unknown>,
});
const signalled = (key: string, at: number) => past(at, 'WorkflowExecutionSignaled', { input: [{ key }] });

/** A customer who was accepted, served, and given a note. */
function good(): Evidence {
  const life: Life = {
    name: 'one',
    route: 'answered',
    way: 'backend',
    interactionId: 'i1',
    runs: [
      {
        runId: 'r1',
        status: 'COMPLETED',
        events: [
          past(0, 'WorkflowExecutionStarted'),
          past(20, 'TimerStarted', { startToFireTimeout: 500 }),
          past(520, 'TimerFired', { startedEventId: 2 }),
          past(560, 'WorkflowTaskCompleted'),
          signalled('E1', 1_010),
          signalled('E2', 2_010),
          past(2_100, 'WorkflowExecutionCompleted', { result: [{ outcome: 'resolved' }] }),
        ],
      },
    ],
    view: {
      phase: 'closed',
      outcome: 'resolved',
      outcomeReason: 'completed',
      legs: [{ legId: LEG, taskSid: TASK, agent: { sid: 'WK1' }, status: 'ended', transfer: null }],
      timeline: [
        moment(0, 'interaction.started'),
        moment(5, 'route.decided'),
        moment(10, 'task.created', { legId: LEG }),
        moment(700, 'note.added', { text: 'n1' }, 'backend'),
        moment(1_000, 'offer.accepted', { legId: LEG, reservationSid: 'WR1' }, 'WK1'),
        moment(2_000, 'leg.ended', { legId: LEG }),
        moment(2_050, 'interaction.closed'),
      ],
    },
  };
  return {
    seed: 1,
    lives: [life],
    ledger: [entry('start', 's1', -10), entry('note', 'n1', 690)],
    passages: [
      passage('EO', 'reservation.created', 21),
      passage('E1', 'reservation.accepted', 1_005),
      passage('E2', 'task.completed', 2_005),
    ],
    events: [
      event('E0', 'task.created', 10),
      event('EO', 'reservation.created', 20, { reservationSid: 'WR1' }),
      event('E1', 'reservation.accepted', 1_000, { agentSid: 'WK1', reservationSid: 'WR1' }),
      event('E2', 'task.completed', 2_000),
    ],
    notes: [
      { key: 'k1', interactionId: 'i1', text: 'n1' },
      { key: 'k2', interactionId: 'i1', text: 'Outcome: resolved (completed)' },
    ],
    outages: [],
    faults: [],
    inbox: [
      { key: 'EO', type: 'reservation.created', resourceSid: TASK, fate: 'stored', receivedAt: T0 + 25 },
    ],
    audit: [
      {
        interactionId: 'i1',
        command: 'notes',
        key: 'n1',
        role: 'backend',
        agentSid: null,
        answer: 'ok',
        askedAt: T0 + 690,
      },
    ],
    calls: [],
    strays: [],
    slowness: 1,
    stalls: [],
  };
}

beforeEach(() => (lastId = 0));

const withLife = (change: (life: Life) => Partial<Life>): Evidence => {
  const evidence = good();
  const life = evidence.lives[0]!;
  return { ...evidence, lives: [{ ...life, ...change(life) }] };
};

/** The customer of the good life called, and an agent served them on the line. */
function goodCall(): Evidence {
  const evidence = withLife(() => ({ way: 'call', interactionId: 'i1' }));
  const call = { sid: 'i1', bridgedAt: T0 + 1_000, endedAt: T0 + 1_990 };
  return {
    ...evidence,
    calls: [call],
    ledger: [entry('call', 'c1', -10, 'customer'), ...evidence.ledger.slice(1)],
  };
}

/** The good life was parked, and came back when its customer wrote. */
function goodParked(): Evidence {
  const evidence = withView(({ timeline, legs }) => ({
    legs: [legs[0]!, { ...legs[0]!, legId: 'i1.2', taskSid: 'WT2' }],
    timeline: [
      ...timeline.slice(0, -1),
      moment(2_000, 'interaction.parked', {}, 'WK1'),
      moment(6_000, 'customer.replied'),
      moment(6_100, 'leg.opened', { legId: 'i1.2', because: 'customer_replied' }),
      moment(6_200, 'task.created', { legId: 'i1.2' }),
      moment(7_000, 'offer.accepted', { legId: 'i1.2', reservationSid: 'WR2' }, 'WK1'),
      moment(8_000, 'leg.ended', { legId: 'i1.2' }),
      moment(8_050, 'interaction.closed'),
    ],
  }));
  const second = { taskSid: 'WT2', legId: 'i1.2' };
  return {
    ...evidence,
    events: [
      ...evidence.events,
      event('P0', 'task.created', 6_200, second),
      event('P1', 'reservation.accepted', 7_000, { ...second, agentSid: 'WK1', reservationSid: 'WR2' }),
      event('P2', 'task.completed', 8_000, second),
    ],
  };
}

const withView = (change: (view: NonNullable<Life['view']>) => object): Evidence =>
  withLife((life) => ({ view: { ...life.view!, ...change(life.view!) } }));

const withHistory = (change: (events: Life['runs'][number]['events']) => Life['runs'][number]['events']) =>
  withLife(({ runs }) => ({ runs: [{ ...runs[0]!, events: change(runs[0]!.events) }] }));

const found = (evidence: Evidence): string[] =>
  check(evidence).violations.map(({ invariant, cost }) => `${cost}: ${invariant}`);

test.each([
  ['served', good],
  ['on the telephone', goodCall],
  ['parked, and served again', goodParked],
])('a life as it should be breaks no promise: %s', (_name, evidence) => {
  expect(check(evidence())).toMatchObject({ violations: [], gaps: [] });
});

const ENDS = 'every interaction ends in exactly one outcome';
const ACKNOWLEDGED = 'acknowledged means applied, once';
const KEPT = 'an acknowledged event is in a history, or in the inbox';
const AUDITED = 'each call of a command has its entry in the audit log';
const CALLS = 'a call ends its interaction, and its interaction ends with it';
const ORDER = 'timelines are causally ordered';
const TIMERS = 'overdue timers fire within 5 s of the recovery';
const EFFECTS = 'effects come within 20 s';

const BROKEN: Record<string, { evidence: () => Evidence; says: string }> = {
  'an interaction that was acknowledged has no workflow': {
    evidence: () => withLife(() => ({ runs: [], view: null })),
    says: `lost: ${ENDS}`,
  },
  'an interaction is still open': {
    evidence: () => withLife(({ runs }) => ({ runs: [{ ...runs[0]!, status: 'RUNNING' }] })),
    says: `unfinished: ${ENDS}`,
  },
  'an interaction ended twice': {
    evidence: () =>
      withHistory((events) => [
        ...events,
        past(2_200, 'WorkflowExecutionCompleted', { result: [{ outcome: 'abandoned' }] }),
      ]),
    says: `wrong: ${ENDS}`,
  },
  'an outcome that nothing explains': {
    evidence: () => ({ ...withView(() => ({ outcome: 'abandoned' })) }),
    says: `wrong: ${ENDS}`,
  },
  'a webhook that moves it was acknowledged, and is in no history': {
    evidence: () =>
      withHistory((events) =>
        events.filter(({ attributes }) => JSON.stringify(attributes).includes('E1') === false),
      ),
    says: `lost: ${KEPT}`,
  },
  'a webhook that moves nothing was acknowledged, and is not in the inbox': {
    evidence: () => ({ ...good(), inbox: [] }),
    says: `lost: ${KEPT}`,
  },
  'a command was acknowledged, and the audit log has nothing of it': {
    evidence: () => ({ ...good(), audit: [] }),
    says: `lost: ${AUDITED}`,
  },
  'the audit log has a call of a command without its answer': {
    evidence: () => ({ ...good(), audit: good().audit.map((row) => ({ ...row, answer: null })) }),
    says: `lost: ${AUDITED}`,
  },
  'the audit log has one call of a command twice': {
    evidence: () => ({ ...good(), audit: good().audit.flatMap((row) => [row, row]) }),
    says: `doubled: ${AUDITED}`,
  },
  'the audit log has somebody else for a command': {
    evidence: () => ({ ...good(), audit: good().audit.map((row) => ({ ...row, role: 'supervisor' })) }),
    says: `wrong: ${AUDITED}`,
  },
  'a caller is left on the line': {
    evidence: () => ({ ...goodCall(), calls: goodCall().calls.map((call) => ({ ...call, endedAt: null })) }),
    says: `wrong: ${CALLS}`,
  },
  'a caller who talks has their task ended': {
    evidence: () => ({
      ...goodCall(),
      calls: goodCall().calls.map((call) => ({ ...call, endedAt: T0 + 6_000 })),
    }),
    says: `wrong: ${CALLS}`,
  },
  'a parked interaction gets a task before it comes back': {
    evidence: () => ({
      ...goodParked(),
      events: [
        ...goodParked().events,
        event('Q0', 'task.created', 4_000, { taskSid: 'WT3', legId: 'i1.3' }),
        event('Q1', 'task.canceled', 4_500, { taskSid: 'WT3', legId: 'i1.3' }),
      ],
    }),
    says: 'wrong: a parked interaction has no task',
  },
  'a leg that comes back although nobody wrote': {
    evidence: () => {
      const evidence = goodParked();
      const [life] = evidence.lives as [Life];
      const timeline = life.view!.timeline.filter(({ what }) => what !== 'customer.replied');
      return { ...evidence, lives: [{ ...life, view: { ...life.view!, timeline } }] };
    },
    says: `wrong: ${ORDER}`,
  },
  'a command was acknowledged, and left nothing': {
    evidence: () =>
      withView(({ timeline }) => ({ timeline: timeline.filter(({ what }) => what !== 'note.added') })),
    says: `lost: ${ACKNOWLEDGED}`,
  },
  'a command was carried out twice': {
    evidence: () =>
      withView(({ timeline }) => ({
        timeline: timeline.flatMap((one) => (one.what === 'note.added' ? [one, one] : [one])),
      })),
    says: `doubled: ${ACKNOWLEDGED}`,
  },
  'the CRM has a note twice': {
    evidence: () => ({ ...good(), notes: [...good().notes, { key: 'k3', interactionId: 'i1', text: 'n1' }] }),
    says: `doubled: ${ACKNOWLEDGED}`,
  },
  'the CRM was never told how it ended': {
    evidence: () => ({ ...good(), notes: good().notes.slice(0, 1) }),
    says: `lost: ${ACKNOWLEDGED}`,
  },
  'a leg has two tasks at a time': {
    evidence: () => ({
      ...good(),
      events: [
        ...good().events,
        event('F0', 'task.created', 1_500, { taskSid: 'WT2' }),
        event('F1', 'task.canceled', 1_900, { taskSid: 'WT2' }),
      ],
    }),
    says: 'doubled: at most one live task per leg',
  },
  'an offer after the end': {
    evidence: () => ({ ...good(), events: [...good().events, event('G0', 'reservation.created', 2_500)] }),
    says: 'wrong: no offer after the end',
  },
  'a task outlives its interaction': {
    evidence: () => ({ ...good(), events: good().events.filter(({ sid }) => sid !== 'E2') }),
    says: 'wrong: no offer after the end',
  },
  'an agent whom TaskRouter does not know of': {
    evidence: () =>
      withView(({ legs }) => ({ legs: legs.map((leg) => ({ ...leg, agent: { sid: 'WK2' } })) })),
    says: 'wrong: acceptances agree with TaskRouter',
  },
  'an effect stands before its cause': {
    evidence: () =>
      withView(({ timeline }) => ({ timeline: timeline.filter(({ what }) => what !== 'task.created') })),
    says: `wrong: ${ORDER}`,
  },
  'a moment stands after a later one': {
    evidence: () =>
      withView(({ timeline }) => ({ timeline: [timeline[0]!, ...timeline.slice(1)].reverse() })),
    says: `wrong: ${ORDER}`,
  },
  'a timer is answered too late': {
    evidence: () =>
      withHistory((events) =>
        events.map((one) => (one.type === 'WorkflowTaskCompleted' ? { ...one, at: T0 + 520 + 5_001 } : one)),
      ),
    says: `wrong: ${TIMERS}`,
  },
  'a step is left before its time': {
    evidence: () =>
      withView(({ timeline }) => ({
        timeline: [...timeline.slice(0, 4), moment(900, 'step.moved', { legId: LEG }), ...timeline.slice(4)],
      })),
    says: 'wrong: no deadline is early',
  },
  'a task comes too late': {
    evidence: () =>
      withHistory((events) => events.map((one) => (one.id === 1 ? { ...one, at: T0 - 21_000 } : one))),
    says: `wrong: ${EFFECTS}`,
  },
  'a workflow is wedged by its own code': {
    evidence: () => withHistory((events) => [...events, past(900, 'WorkflowTaskFailed', { cause: 24 })]),
    says: 'wrong: no workflow task goes on failing',
  },
  'an interaction that nobody asked for': {
    evidence: () => ({ ...good(), strays: ['interaction-i2'] }),
    says: 'doubled: one contact is one interaction',
  },
};

test.each(Object.entries(BROKEN))('it tells of %s', (_name, { evidence, says }) => {
  expect(found(evidence())).toContain(says);
});

test('a timer that waited for the worker counts from its return', () => {
  const evidence = BROKEN['a timer is answered too late']!.evidence();
  const outages = [{ process: 'worker', from: T0, to: T0 + 3_000 }];
  expect(found({ ...evidence, outages })).toEqual([]);
});

test.each([
  ['afterwards: it counts from there', 3_000, []],
  ['before: that was another task', -200, [`wrong: ${TIMERS}`]],
])('a timer fired, and a task whose worker died was given up %s', (_name, afterMs, violations) => {
  const evidence = withHistory((events) =>
    events.flatMap((one) => {
      if (one.type === 'WorkflowTaskCompleted') return [{ ...one, at: T0 + 520 + 5_001 }];
      if (one.type !== 'TimerFired') return [one];
      return [{ ...past(520 + afterMs, 'WorkflowTaskTimedOut'), id: one.id - 0.5 }, one];
    }),
  );
  expect(found(evidence)).toEqual(violations);
});

test('a second task is excused where the first was looked for in vain', () => {
  const evidence = BROKEN['a leg has two tasks at a time']!.evidence();
  const sought = withHistory((events) => [
    ...events,
    { ...past(1_200, 'ActivityTaskScheduled', { activityType: { name: 'searchEventLog' } }), id: 90 },
    past(1_300, 'ActivityTaskCompleted', { scheduledEventId: 90, result: [{ found: [] }] }),
  ]);
  expect(found({ ...evidence, lives: sought.lives })).toEqual([]);
});

test('a caller who was not put through was promised nothing', () => {
  const evidence = goodCall();
  const [call, ...others] = evidence.ledger as [LedgerEntry, ...LedgerEntry[]];
  const attempts = call.attempts.map((attempt) => ({ ...attempt, outcome: 'failed' as const }));
  const lives = evidence.lives.map((life) => ({ ...life, runs: [], view: null }));
  const inVain = { ...evidence, lives, events: [], passages: [], ledger: [{ ...call, attempts }, ...others] };
  expect(found(inVain)).toEqual([]);
});

test('what the records could not take is counted once it is there', () => {
  const outages = [{ process: 'database', from: T0 - 1_000, to: T0 + 3_000 }];
  const path = 'records: what the store could not take was taken later';
  expect(check({ ...good(), outages }).paths[path]).toBe(2);
  expect(check(good()).paths[path]).toBe(0);
});

test('a fault without evidence, and a recovery path that was never taken, are gaps', () => {
  const fault = { kind: 'events told twice', at: T0, until: T0 + 1_000 };
  expect(check({ ...good(), faults: [{ ...fault, evidence: null }] }).gaps).toEqual([
    'nothing shows that this fault ever happened: events told twice',
    'this recovery path was never taken: an event told twice changed nothing',
  ]);
  expect(check({ ...good(), faults: [{ ...fault, kind: 'worker frozen', evidence: 'pid 1' }] }).gaps).toEqual(
    [
      'this recovery path was never taken: a deadline passed while the worker was away, and was kept on its return',
    ],
  );
});

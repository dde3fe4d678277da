import type { Evidence, InboxRow, LedgerEntry, Life } from '../evidence/evidence';
import { check } from './check';

/* Evidence by hand: lives as they should be, to be broken once by a test. */

export const T0 = Date.UTC(2026, 10, 1, 12);
const iso = (afterMs: number): string => new Date(T0 + afterMs).toISOString();
const TASK = 'WT1';
export const LEG = 'i1.1';

export const entry = (what: LedgerEntry['what'], key: string, at: number, by = 'backend'): LedgerEntry => ({
  life: 'one',
  what,
  by,
  key,
  attempts: [{ at: T0 + at, until: T0 + at + 10, outcome: 'ok', status: 200, why: null }],
});

export const moment = (at: number, what: string, details: object = {}, id: string | null = null) => ({
  at: iso(at),
  what,
  by: { kind: 'throughline', id },
  details: details as Record<string, unknown>,
});

export const event = (sid: string, type: string, at: number, more: object = {}) => ({
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

/** A row of the inbox. */
export const kept = (
  key: string,
  type: string,
  at: number,
  via: InboxRow['via'] = 'webhook',
  fate = 'stored',
): InboxRow => ({ key, type, resourceSid: TASK, fate, via, receivedAt: T0 + at });

let lastId = 0;
export const past = (at: number, type: string, attributes: object = {}) => ({
  id: (lastId += 1),
  at: T0 + at,
  type,
  attributes: attributes as Record<string, unknown>,
});
const signalled = (key: string, at: number) => past(at, 'WorkflowExecutionSignaled', { input: [{ key }] });

/** A customer who was accepted, served, and given a note. */
export function good(): Evidence {
  lastId = 0;
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
    inbox: [kept('EO', 'reservation.created', 25), kept('E0', 'task.created', 30_000, 'event_log')],
    quietAt: T0 + 10_000,
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

export const withLife = (change: (life: Life) => Partial<Life>): Evidence => {
  const evidence = good();
  const life = evidence.lives[0]!;
  return { ...evidence, lives: [{ ...life, ...change(life) }] };
};

/** The customer of the good life called, and an agent served them on the line. */
export function goodCall(): Evidence {
  const evidence = withLife(() => ({ way: 'call', interactionId: 'i1' }));
  const call = { sid: 'i1', bridgedAt: T0 + 1_000, endedAt: T0 + 1_990 };
  return {
    ...evidence,
    calls: [call],
    ledger: [entry('call', 'c1', -10, 'customer'), ...evidence.ledger.slice(1)],
  };
}

/** The good life was parked, and came back when its customer wrote. */
export function goodParked(): Evidence {
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
    inbox: [
      ...evidence.inbox,
      kept('P0', 'task.created', 6_205),
      kept('P1', 'reservation.accepted', 7_005),
      kept('P2', 'task.completed', 8_005),
    ],
  };
}

export const withView = (change: (view: NonNullable<Life['view']>) => object): Evidence =>
  withLife((life) => ({ view: { ...life.view!, ...change(life.view!) } }));

export const withHistory = (
  change: (events: Life['runs'][number]['events']) => Life['runs'][number]['events'],
) => withLife(({ runs }) => ({ runs: [{ ...runs[0]!, events: change(runs[0]!.events) }] }));

export const found = (evidence: Evidence): string[] =>
  check(evidence).violations.map(({ invariant, cost }) => `${cost}: ${invariant}`);

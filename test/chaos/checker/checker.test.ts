import type { Evidence } from '../evidence/evidence';
import { check } from './check';
import {
  event,
  found,
  good,
  goodCall,
  goodParked,
  kept,
  LEG,
  moment,
  past,
  T0,
  withHistory,
  withLife,
  withView,
} from './life-by-hand';

/*
 * The checker itself: a life as it should be breaks nothing, and each promise that is broken once is reported, by its
 * name and by what it cost.
 */
test.each([
  ['served', good],
  ['on the telephone', goodCall],
  ['parked, and served again', goodParked],
])('a life as it should be breaks no promise: %s', (_name, evidence) => {
  expect(check(evidence())).toMatchObject({ violations: [], gaps: [] });
});

const ENDS = 'every interaction ends in exactly one outcome';
const ACKNOWLEDGED = 'acknowledged means applied, once';
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
  ['before: Temporal had time', -200, [`wrong: ${TIMERS}`]],
])('a timer fired, and a task whose worker died was handed on %s', (_name, afterMs, violations) => {
  const evidence = withHistory((events) =>
    events.flatMap((one) => {
      if (one.type === 'WorkflowTaskCompleted') return [{ ...one, at: T0 + 520 + 5_001 }];
      if (one.type !== 'TimerFired') return [one];
      const timedOut = { ...past(500, 'WorkflowTaskTimedOut'), id: one.id - 0.5 };
      return [timedOut, one, { ...past(520 + afterMs, 'WorkflowTaskScheduled'), id: one.id + 0.5 }];
    }),
  );
  expect(found(evidence)).toEqual(violations);
});

test('what TaskRouter did before we began needs no cause in our timeline', () => {
  const evidence = withView(({ timeline: [started, decided, , ...rest] }) => ({
    timeline: [
      moment(-500, 'offer.accepted', { legId: LEG, reservationSid: 'WR0' }, 'WK1'),
      started!,
      decided!,
      moment(10, 'task.created', { legId: LEG }),
      ...rest,
    ],
  }));
  expect(found(evidence).filter((line) => line.includes('causally'))).toEqual([]);
});

test('a second task is excused where the first was looked for in vain', () => {
  const evidence = BROKEN['a leg has two tasks at a time']!.evidence();
  const sought = withHistory((events) => [
    ...events,
    { ...past(1_200, 'ActivityTaskScheduled', { activityType: { name: 'searchEventLog' } }), id: 90 },
    past(1_300, 'ActivityTaskCompleted', { scheduledEventId: 90, result: [{ found: [] }] }),
  ]);
  const inbox = [...evidence.inbox, kept('F0', 'task.created', 1_505), kept('F1', 'task.canceled', 1_905)];
  expect(found({ ...evidence, inbox, lives: sought.lives })).toEqual([]);
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

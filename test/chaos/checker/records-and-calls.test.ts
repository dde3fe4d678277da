import type { Evidence, LedgerEntry, Life } from '../evidence/evidence';
import { check } from './check';
import { event, found, good, goodCall, goodParked, kept, past, T0, withHistory } from './life-by-hand';

/* What the checker makes of the records, of calls, and of parked interactions. */

const ENDS = 'every interaction ends in exactly one outcome';
const ACKNOWLEDGED = 'acknowledged means applied, once';
const KEPT = 'an acknowledged event is in a history, or in the inbox';
const AUDITED = 'each call of a command has its entry in the audit log';
const ACCEPTED = 'acceptances agree with TaskRouter';
const CALLS = 'a call ends its interaction, and its interaction ends with it';
const ORDER = 'timelines are causally ordered';

const BROKEN: Record<string, { evidence: () => Evidence; says: string }> = {
  'a webhook that moves it was acknowledged, and is in no history': {
    evidence: () =>
      withHistory((events) =>
        events.filter(({ attributes }) => JSON.stringify(attributes).includes('E1') === false),
      ),
    says: `lost: ${KEPT}`,
  },
  'a webhook is signalled, as the inbox says, and is in no history': {
    evidence: () => {
      const lost = withHistory((events) =>
        events.filter(({ attributes }) => JSON.stringify(attributes).includes('E1') === false),
      );
      return {
        ...lost,
        inbox: [...lost.inbox, kept('E1', 'reservation.accepted', 1_010, 'webhook', 'signalled')],
      };
    },
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
};

test.each(Object.entries(BROKEN))('it tells of %s', (_name, { evidence, says }) => {
  expect(found(evidence())).toContain(says);
});

test.each([
  ['away at the same moment: its loss was alarmed', T0 + 600, []],
  ['back before the other went', T0 + 1_500, [`lost: ${AUDITED}`]],
])('an entry that neither the records nor Temporal took, %s', (_name, temporalFrom, violations) => {
  const outages = [
    { process: 'database', from: T0, to: T0 + 1_000 },
    { process: 'temporal', from: temporalFrom, to: T0 + 3_000 },
  ];
  expect(found({ ...good(), audit: [], outages })).toEqual(violations);
});

test('a caller who was not put through was promised nothing', () => {
  const evidence = goodCall();
  const [call, ...others] = evidence.ledger as [LedgerEntry, ...LedgerEntry[]];
  const attempts = call.attempts.map((attempt) => ({ ...attempt, outcome: 'failed' as const }));
  const lives = evidence.lives.map((life) => ({ ...life, runs: [], view: null }));
  const inVain = { ...evidence, lives, events: [], passages: [], ledger: [{ ...call, attempts }, ...others] };
  expect(found(inVain)).toEqual([]);
});

test.each([
  ['was over before we could read it', 3_000, []],
  ['was live when we read it', 1_500, [`wrong: ${ENDS}`, `lost: ${ACKNOWLEDGED}`, `wrong: ${ACCEPTED}`]],
])('an interaction that says it came too late, and whose task %s', (_name, readAt, violations) => {
  const evidence = goodCall();
  const [life] = evidence.lives as [Life];
  const [run] = life.runs as [Life['runs'][number]];
  const legs = life.view!.legs.map((leg) => ({ ...leg, agent: null }));
  const closing = { outcome: 'failed', outcomeReason: 'not_live' };
  const events = run.events.flatMap((one) =>
    one.type === 'WorkflowExecutionCompleted'
      ? [
          past(1_100, 'ActivityTaskScheduled', { activityType: { name: 'readNewTask' } }),
          past(readAt, 'ActivityTaskCompleted', { scheduledEventId: 8 }),
          { ...one, attributes: { result: [closing] } },
        ]
      : [one],
  );
  const told = { ...life, runs: [{ ...run, events }], view: { ...life.view!, legs, ...closing } };
  const notes = evidence.notes.filter(({ text }) => !text.startsWith('Outcome:'));
  expect(found({ ...evidence, lives: [told], notes })).toEqual(violations);
});

test('what the records could not take is counted once it is there', () => {
  const outages = [{ process: 'database', from: T0 - 1_000, to: T0 + 3_000 }];
  const path = 'records: what the store could not take was taken later';
  expect(check({ ...good(), outages }).paths[path]).toBe(2);
  expect(check(good()).paths[path]).toBe(0);
});

import type { Evidence, Ladder, LedgerEntry } from '../evidence/evidence';
import { check } from './check';
import { entry, found, good, moment, past, T0 } from './life-by-hand';

const ID = 'i1-e1';
const by = (kind: string) => ({ by: { kind, id: null } });

/** Asked at 1 s, called at 1.1 s, a supervisor's at 2 s, resolved at 3 s. */
const LADDER: Ladder = {
  life: 'one',
  escalationId: ID,
  view: {
    status: 'resolved',
    endedAt: new Date(T0 + 3_000).toISOString(),
    owner: { name: 'supervisor', because: 'acknowledged' },
    timeline: [
      moment(1_000, 'escalation.started'),
      { ...moment(2_000, 'escalation.acknowledged'), ...by('supervisor') },
      moment(3_000, 'escalation.resolved'),
    ],
  },
  runs: [{ runId: 'e', status: 'COMPLETED', events: [] }],
  alerts: [
    { at: T0 + 1_100, action: 'trigger' },
    { at: T0 + 2_100, action: 'acknowledge' },
    { at: T0 + 3_100, action: 'resolve' },
  ],
  messages: [],
};

const ASKED: readonly LedgerEntry[] = [
  entry('escalate', 'escalate-WR1', 990, 'WK1'),
  entry('acknowledge', `acknowledge-${ID}`, 1_990, 'supervisor'),
];

/** The good life, whose agent escalated. */
function escalated(change: (ladder: Ladder) => Partial<Ladder> = () => ({})): Evidence {
  const evidence = good();
  const life = evidence.lives[0]!;
  const started = moment(1_000, 'escalation.started', {}, 'WK1');
  const timeline = [...life.view!.timeline.slice(0, -2), started, ...life.view!.timeline.slice(-2)];
  return {
    ...evidence,
    lives: [{ ...life, view: { ...life.view!, timeline } }],
    ledger: [...evidence.ledger, ...ASKED],
    audit: [
      ...evidence.audit,
      {
        interactionId: 'i1',
        command: 'escalations',
        key: 'escalate-WR1',
        role: 'agent',
        agentSid: 'WK1',
        answer: 'ok',
        askedAt: T0 + 990,
      },
    ],
    ladders: [{ ...LADDER, ...change(LADDER) }],
  };
}

test('an escalation as it should be breaks no promise', () => {
  expect(check(escalated())).toMatchObject({ violations: [], gaps: [] });
});

test('handed back it may be somebody else’s, who is called', () => {
  const timeline = [
    ...LADDER.view!.timeline.slice(0, 2),
    { ...moment(2_200, 'escalation.handed_back'), ...by('supervisor') },
    { ...moment(2_800, 'escalation.acknowledged'), ...by('pagerduty') },
    ...LADDER.view!.timeline.slice(2),
  ];
  const alerts = [...LADDER.alerts, { at: T0 + 2_300, action: 'trigger' as const }];
  const evidence = escalated(() => ({ view: { ...LADDER.view!, timeline }, alerts }));
  expect(check(evidence)).toMatchObject({ violations: [], gaps: [] });
});

const ENDS = 'every escalation ends resolved, or in its consequence';
const OWNER = 'an escalation is one person’s at every moment';
const PAGES = 'nobody is called once somebody has it';
const TIMERS = 'overdue timers fire within 5 s of the recovery';

const view = (change: Partial<NonNullable<Ladder['view']>>) => () => ({
  view: { ...LADDER.view!, ...change },
});
const later = { ...moment(2_500, 'escalation.acknowledged'), ...by('pagerduty') };

test.each<[string, string, () => Evidence]>([
  ['it was asked for, and never begun', `lost: ${ENDS}`, () => ({ ...escalated(), ladders: [] })],
  [
    'its workflow is open',
    `unfinished: ${ENDS}`,
    () => escalated(() => ({ runs: [{ ...LADDER.runs[0]!, status: 'RUNNING' }] })),
  ],
  ['it ends while somebody only has it', `wrong: ${ENDS}`, () => escalated(view({ status: 'acknowledged' }))],
  ['its last level passes in silence', `lost: ${ENDS}`, () => escalated(view({ status: 'unanswered' }))],
  ['it is nobody’s', `wrong: ${OWNER}`, () => escalated(view({ owner: { name: null, because: 'asked' } }))],
  ['two have it', `wrong: ${OWNER}`, () => escalated(view({ timeline: [...LADDER.view!.timeline, later] }))],
  [
    'who was told that it is theirs does not have it',
    `wrong: ${OWNER}`,
    () => escalated(view({ timeline: [moment(1_000, 'escalation.started'), later] })),
  ],
  [
    'somebody is called long after it was taken',
    `wrong: ${PAGES}`,
    () => escalated(({ alerts }) => ({ alerts: [...alerts, { at: T0 + 30_000, action: 'trigger' }] })),
  ],
  [
    'a level is left late, though nothing was away',
    `wrong: ${TIMERS}`,
    () => {
      const started = past(1_000, 'TimerStarted', { startToFireTimeout: 500 });
      const events = [
        started,
        past(9_000, 'TimerFired', { startedEventId: started.id }),
        past(9_010, 'WorkflowTaskCompleted'),
      ];
      return escalated(() => ({ runs: [{ ...LADDER.runs[0]!, events }] }));
    },
  ],
])('reported: %s', (_name, says, evidence) => {
  expect(found(evidence())).toEqual([says]);
});

test('who is asked anew because it was not resolved in time may be called', () => {
  const evidence = escalated(({ alerts, view: seen }) => ({
    alerts: [...alerts, { at: T0 + 30_000, action: 'trigger' }],
    view: { ...seen!, timeline: [...seen!.timeline, moment(29_000, 'escalation.not_resolved')] },
  }));
  expect(found(evidence)).toEqual([]);
});

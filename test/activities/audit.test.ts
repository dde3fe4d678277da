import { MockActivityEnvironment } from '@temporalio/testing';
import { createAuditActivities } from '../../src/activities/auditing/audit';
import type { AuditDependencies } from '../../src/activities/auditing/ports';
import type { RoutingTask } from '../../src/adapters/taskrouter/port';
import type { Finding, LiveTask, OpenInteraction } from '../../src/domain/auditing';
import { asInteractionId, asTaskSid, type InteractionId } from '../../src/domain/ids';
import type { Outcome, Phase } from '../../src/domain/interaction-view';
import type { Delivery } from '../../src/domain/delivery';
import { toldTask } from '../../src/domain/told-task';
import { GatewayError } from '../../src/gateway/port';
import { createMemoryRecords, type MemoryRecords } from '../harness/memory-records';

const NOW = Date.UTC(2026, 10, 27, 12);
const MINUTE = 60_000;
const sid = (prefix: string, n: number) => `${prefix}${String(n).padStart(32, '0')}`;

/** What stands where, as the auditor's ports show it. */
interface World {
  live: LiveTask[];
  open: OpenInteraction[];
  closed: OpenInteraction[];
  outcomes: Map<string, Outcome>;
  owners: Map<string, InteractionId>;
  failing: InteractionId[] | 'unknown';
  tasks: Map<string, RoutingTask>;
  liveCalls: Set<string>;
  openConversations: Set<string>;
  phaseNow: Phase | 'unreadable';
  delivery: Delivery;
}

let world: World;
let records: MemoryRecords;
let done: string[];
let told: Finding[];

beforeEach(async () => {
  world = {
    live: [],
    open: [],
    closed: [],
    outcomes: new Map(),
    owners: new Map([[sid('WT', 1), asInteractionId('contact-1')]]),
    failing: [],
    tasks: new Map(),
    liveCalls: new Set(),
    openConversations: new Set(),
    phaseNow: 'active',
    delivery: 'late',
  };
  records = createMemoryRecords();
  await records.watermarks.advance('taskrouter-events/WS1', NOW);
  [done, told] = [[], []];
});

const notAsked = () => Promise.reject(new Error('not asked in this test'));

const ports = (): AuditDependencies => ({
  workspaceSid: 'WS1',
  taskRouter: {
    async *readLiveTasks() {
      yield world.live;
    },
    readTask: async (taskSid) => world.tasks.get(taskSid) ?? null,
    setTaskStatus: async (taskSid, status) => {
      done.push(`${taskSid} ${status}`);
      return world.tasks.get(taskSid) ?? aTask(taskSid, 'canceled');
    },
  },
  calls: { readCall: async (callSid) => (world.liveCalls.has(callSid) ? 'live' : 'over') },
  conversations: { isOpen: async (conversationSid) => world.openConversations.has(conversationSid) },
  interactions: {
    openInteractions: async () => world.open,
    closedInteractions: async () => world.closed,
    ownerOf: async (taskSid) => world.owners.get(taskSid) ?? null,
    outcomeOf: async (id) => world.outcomes.get(id) ?? null,
    failingInteractions: async () => {
      if (world.failing === 'unknown') throw new GatewayError('temporal_unavailable', 'away');
      return world.failing;
    },
    doubt: async (id) => void done.push(`doubt ${id}`),
    schedule: notAsked,
    deliver: async () => world.delivery,
    read: async () => {
      if (world.phaseNow === 'unreadable') throw new GatewayError('no_answer_in_time', 'wedged');
      return { phase: world.phaseNow } as never;
    },
  },
  records,
  wrapUpLimitMs: 30 * MINUTE,
  heartbeat: null,
  onFinding: (finding) => told.push(finding),
  onAudited: () => undefined,
  onHeartbeatUnheard: () => undefined,
});

const audit = (now = NOW) =>
  new MockActivityEnvironment().run(createAuditActivities(ports()).auditInteractions, { now });
const found = () => told.map(({ kind, repair }) => [kind, repair]);

const anInteraction = (phase: Phase, ...twilioSids: string[]): OpenInteraction => ({
  interactionId: asInteractionId('contact-1'),
  phase,
  channel: 'chat',
  twilioSids,
});

const aTask = (
  taskSid: string,
  status: RoutingTask['status'],
  updatedAt = NOW - 10 * MINUTE,
): RoutingTask => ({
  taskSid: asTaskSid(taskSid),
  status,
  version: '1',
  attributes: {},
  queue: null,
  createdAt: updatedAt,
  updatedAt,
  reason: null,
});

const aLiveTask = (
  n: number,
  status: LiveTask['status'],
  attributes: object = {},
  createdAt = NOW - 60 * MINUTE,
): LiveTask => ({
  status,
  updatedAt: createdAt,
  task: {
    ...toldTask(asTaskSid(sid('WT', n)), {
      taskCreatedAt: createdAt,
      taskChannel: 'chat',
      attributes: attributes as never,
    }),
    taskCreatedAt: createdAt,
  },
});

describe('an open interaction none of whose tasks is live', () => {
  beforeEach(() => {
    world.open = [anInteraction('active', sid('WT', 1), sid('CA', 1), sid('CH', 1))];
  });

  test.each([
    ['task_gone', () => undefined],
    ['task_over', () => world.tasks.set(sid('WT', 1), aTask(sid('WT', 1), 'completed'))],
    ['caller_without_task', () => world.liveCalls.add(sid('CA', 1))],
    ['conversation_without_task', () => world.openConversations.add(sid('CH', 1))],
  ])('is %s, and made to look once', async (kind, so) => {
    so();
    await audit();
    await audit(NOW + MINUTE);
    expect(found()).toEqual([[kind, 'reread']]);
    expect(done).toEqual(['doubt contact-1']);
    expect(await records.findings.open()).toMatchObject([{ kind, repair: 'reread', since: NOW }]);
  });

  test.each([
    ['its task is live after all', () => world.tasks.set(sid('WT', 1), aTask(sid('WT', 1), 'assigned'))],
    [
      'its task was over a moment ago',
      () => world.tasks.set(sid('WT', 1), aTask(sid('WT', 1), 'completed', NOW - 5_000)),
    ],
    ['it has closed meanwhile', () => (world.phaseNow = 'closed')],
    ['it was parked meanwhile', () => (world.phaseNow = 'parked')],
  ])('is nothing when %s', async (_why, so) => {
    so();
    expect(await audit()).toMatchObject({ findings: 0, heartbeat: true });
    expect(done).toEqual([]);
  });

  test('is found also when it cannot answer', async () => {
    world.phaseNow = 'unreadable';
    await audit();
    expect(found()).toEqual([['task_gone', 'reread']]);
  });

  test.each(['intake', 'held', 'parked', 'closed'] as const)(
    'is as it should be in phase %s',
    async (phase) => {
      world.open = [anInteraction(phase, sid('WT', 1))];
      expect(await audit()).toMatchObject({ findings: 0 });
    },
  );
});

describe('a live task that no open interaction has', () => {
  const OURS = { throughline: { interactionId: 'contact-1', legId: 'contact-1.1', origin: 'plain' } };

  test('is ended where its interaction has its outcome, and nobody has the customer', async () => {
    world.live = [aLiveTask(1, 'reserved', OURS)];
    world.outcomes.set('contact-1', 'abandoned');
    await audit();
    expect(found()).toEqual([['task_without_interaction', 'ended']]);
    expect(done).toEqual([`${sid('WT', 1)} canceled`]);
  });

  test.each([
    ['an agent has the customer', 'assigned', OURS, 'abandoned'],
    ['Flex made it', 'pending', { throughline: { ...OURS.throughline, origin: 'interaction' } }, 'resolved'],
    [
      'a call is behind it',
      'pending',
      { throughline: { ...OURS.throughline, origin: 'enqueue' } },
      'abandoned',
    ],
    ['its interaction was terminated: the customer still waits', 'pending', OURS, null],
  ] as const)('is only told of when %s', async (_why, status, attributes, outcome) => {
    world.live = [aLiveTask(1, status, attributes)];
    if (outcome !== null) world.outcomes.set('contact-1', outcome);
    await audit();
    expect(found()).toEqual([['task_without_interaction', null]]);
    expect(done).toEqual([]);
  });

  test('is only told of when it is another customer’s, whose task was given a copy of the attributes', async () => {
    world.live = [aLiveTask(1, 'pending', OURS)];
    world.outcomes.set('contact-1', 'resolved');
    world.owners.set(sid('WT', 1), asInteractionId(sid('WT', 1)));
    await audit();
    expect(found()).toEqual([['task_without_interaction', null]]);
    expect(done).toEqual([]);
  });

  test('is nothing while its creation may still be looked for', async () => {
    world.live = [aLiveTask(1, 'pending', OURS, NOW - 2 * MINUTE)];
    expect(await audit()).toMatchObject({ findings: 0 });
  });
});

describe('somebody who is connected although their interaction has closed', () => {
  test('a conversation that is still open reaches nobody; it is told of until it is closed', async () => {
    world.closed = [anInteraction('closed', sid('WT', 1), sid('CH', 1))];
    world.openConversations.add(sid('CH', 1));
    await audit();
    world.closed = [];
    await audit(NOW + MINUTE);
    expect(found()).toEqual([['conversation_without_task', null]]);
    expect(await records.findings.open()).toHaveLength(1);
    world.openConversations.clear();
    await audit(NOW + 2 * MINUTE);
    expect(await records.findings.open()).toEqual([]);
  });

  test('is nothing when another interaction goes on in that conversation', async () => {
    world.closed = [anInteraction('closed', sid('WT', 1), sid('CH', 1))];
    world.open = [{ ...anInteraction('parked', sid('CH', 1)), interactionId: asInteractionId('contact-2') }];
    world.openConversations.add(sid('CH', 1));
    expect(await audit()).toMatchObject({ findings: 0 });
  });

  test.each([
    ['resolved', []],
    ['abandoned', [['caller_without_task', null]]],
    [null, [['caller_without_task', null]]],
  ] as const)('a caller whose interaction ended as %s', async (outcome, expected) => {
    world.closed = [anInteraction('closed', sid('WT', 1), sid('CA', 1))];
    world.liveCalls.add(sid('CA', 1));
    if (outcome !== null) world.outcomes.set('contact-1', outcome);
    await audit();
    expect(found()).toEqual(expected);
  });
});

test('what others know is told by its kind: a deletion by the system, a workflow task that fails', async () => {
  world.failing = [asInteractionId('contact-9')];
  world.open = [anInteraction('parked', sid('WT', 3))];
  await records.inbox.store({
    accountSid: 'AC1',
    key: 'EV1',
    workspaceSid: 'WS1',
    source: 'taskrouter',
    type: 'task.system-deleted',
    resourceSid: sid('WT', 3),
    fate: 'signalled',
    via: 'webhook',
    happenedAt: NOW - MINUTE,
    receivedAt: NOW - MINUTE,
    details: {},
  });
  await audit();
  expect(told).toEqual([
    { kind: 'task_system_deleted', interactionId: 'contact-1', resourceSid: sid('WT', 3), repair: null },
    { kind: 'workflow_task_failing', interactionId: 'contact-9', resourceSid: null, repair: null },
  ]);
});

test('what cannot be seen is noticed before anything is done: nothing is done twice for not being written down', async () => {
  world.open = [anInteraction('active', sid('WT', 1))];
  world.failing = 'unknown';
  await expect(audit()).rejects.toThrow();
  expect(done).toEqual([]);
});

test('looking at each of many who may have been left behind is a sign of life', async () => {
  world.closed = Array.from({ length: 40 }, (_, n) => ({
    ...anInteraction('closed', sid('CH', n)),
    interactionId: asInteractionId(`contact-${n}`),
  }));
  world.closed.forEach(({ twilioSids }) => world.openConversations.add(twilioSids[0]!));
  const beats = async (now: number) => {
    const environment = new MockActivityEnvironment();
    let heard = 0;
    environment.on('heartbeat', () => (heard += 1));
    await environment.run(createAuditActivities(ports()).auditInteractions, { now });
    return heard;
  };
  expect(await beats(NOW)).toBeGreaterThanOrEqual(40);
  world.closed = [];
  expect(await beats(NOW + MINUTE)).toBeGreaterThanOrEqual(40);
});

test('before the log was ever read the heart does not beat, and that is no finding yet', async () => {
  records = createMemoryRecords();
  expect(await audit()).toMatchObject({ findings: 0, heartbeat: false });
});

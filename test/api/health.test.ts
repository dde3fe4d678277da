import type { UpkeepGateway } from '../../src/gateway/upkeep-port';
import { startApi, type ApiUnderTest, type Caller } from './support/start-api';

const NOW = 1_767_225_600_000;
const SECOND = 1_000;
const PATH = '/v1/health/reconciliation';

let api: ApiUnderTest;
let schedule: UpkeepGateway['schedule'];
beforeEach(async () => {
  schedule = async () => ({ isPaused: false, lastRunAt: NOW - 10 * SECOND });
  api = await startApi({
    upkeep: { schedule: (name) => schedule(name) },
    twilio: { accountSid: `AC${'a'.repeat(32)}`, authTokens: ['primary-auth-token'], workspaceSid: 'WS1' },
  });
});
afterEach(() => api.close());

const health = (as: Caller = 'ops') => api.call(PATH, { as });

test('it shows how far the log is read, what was made good, and what is amiss', async () => {
  const { watermarks, findings, inbox } = api.records;
  await watermarks.advance('taskrouter-events/WS1', NOW - 20 * SECOND);
  await watermarks.advance('auditor-heartbeat', NOW - 30 * SECOND);
  await findings.replace(
    [{ kind: 'wrap_up_overdue', interactionId: null, resourceSid: 'WT1', repair: null }],
    NOW - 60 * SECOND,
  );
  await inbox.store({
    accountSid: 'AC1',
    key: 'EV1',
    workspaceSid: 'WS1',
    source: 'taskrouter',
    type: 'task.completed',
    resourceSid: 'WT1',
    fate: 'signalled',
    via: 'event_log',
    happenedAt: NOW - 7_200 * SECOND,
    receivedAt: NOW - 7_100 * SECOND,
    details: {},
  });
  const { status, json } = await health();
  const none = { signalled: 0, stored: 0, late: 0, unknown: 0 };
  const running = { status: 'running', lastRunAt: '2025-12-31T23:59:50.000Z' };
  expect([status, json]).toEqual([
    200,
    {
      status: 'working',
      eventLog: {
        watermark: '2025-12-31T23:59:40.000Z',
        lagSeconds: 20,
        schedule: running,
        found: { lastHour: none, lastDay: { ...none, signalled: 1 } },
      },
      audit: {
        heartbeatAt: '2025-12-31T23:59:30.000Z',
        schedule: running,
        findings: [
          {
            kind: 'wrap_up_overdue',
            interactionId: null,
            resourceSid: 'WT1',
            since: '2025-12-31T23:59:00.000Z',
            repair: null,
          },
        ],
        repairsLastDay: { reread: 0, delivered: 0, ended: 0 },
      },
      release: { schedule: running },
    },
  ]);
});

const READ = 'taskrouter-events/WS1';
const BEAT = 'auditor-heartbeat';

test.each<[string, Record<string, number>]>([
  ['the log was never read', { [BEAT]: 1 }],
  ['the log is four minutes behind', { [READ]: 240, [BEAT]: 1 }],
  ['the heart last beat six minutes ago', { [READ]: 1, [BEAT]: 360 }],
  ['the heart never beat', { [READ]: 1 }],
  ['a clock that was wrong put the watermark an hour ahead', { [READ]: -3_600, [BEAT]: 1 }],
])('it is late when %s', async (_why, secondsAgo) => {
  for (const [name, ago] of Object.entries(secondsAgo)) {
    await api.records.watermarks.advance(name, NOW - ago * SECOND);
  }
  expect((await health()).json.status).toBe('late');
});

test.each<[string, UpkeepGateway['schedule']]>([
  ['missing', async () => null],
  ['paused', async () => ({ isPaused: true, lastRunAt: null })],
  ['unknown', async () => Promise.reject(new Error('Temporal is away'))],
])('a schedule may be %s', async (status, answer) => {
  schedule = answer;
  expect((await health()).json.eventLog.schedule).toEqual({ status, lastRunAt: null });
});

test('without the database nobody knows: 503, and when to ask again', async () => {
  api.records.setAway(true);
  const { status, json, headers } = await health();
  expect([status, json.code, headers.get('retry-after')]).toEqual([503, 'records_unavailable', '5']);
});

test.each([
  ['supervisor', 200],
  ['backend', 403],
  ['ana', 403],
] as const)('for %s: %i', async (as, status) => {
  expect((await health(as)).status).toBe(status);
});

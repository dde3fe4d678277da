import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReconciliationHealth } from '../../src/api/contract/health';
import { examineAll, ok } from '../../src/bin/doctor/check';
import { FINDING_FIXES } from '../../src/bin/doctor/finding-fixes';
import { readinessChecks, reconciliationChecks } from '../../src/bin/doctor/service';
import { namespaceChecks } from '../../src/bin/doctor/temporal';
import { workspaceChecks } from '../../src/bin/doctor/twilio';
import { registerSearchAttributes } from '../../src/bin/supervisor/temporal/search-attributes';
import { asRoutingPlanSid } from '../../src/domain/ids';
import { FINDING_KINDS } from '../../src/domain/auditing';

const statuses = (checks: readonly { name: string; status: string }[]) =>
  checks.filter(({ status }) => status !== 'ok').map(({ name, status }) => [name, status]);

const schedule = { status: 'running', lastRunAt: '2026-11-27T12:00:00.000Z' } as const;
const none = { signalled: 0, stored: 0, late: 0, unknown: 0 };
const healthy: ReconciliationHealth = {
  status: 'working',
  eventLog: {
    watermark: '2026-11-27T12:00:00.000Z',
    lagSeconds: 20,
    schedule,
    found: { lastHour: none, lastDay: { ...none, signalled: 3 } },
  },
  audit: {
    heartbeatAt: '2026-11-27T12:00:00.000Z',
    schedule,
    findings: [],
    repairsLastDay: { reread: 0, delivered: 0, ended: 0 },
  },
  release: { schedule },
};

describe('the service', () => {
  test('that has all it needs is well', () => {
    const checks = [
      ...readinessChecks('http://api', { status: 'ready', missing: [], degraded: [] }),
      ...reconciliationChecks(healthy),
    ];
    expect(statuses(checks)).toEqual([]);
  });

  test('without a worker loses customers; without its database it does not yet', () => {
    const checks = readinessChecks('http://api', {
      status: 'not_ready',
      missing: ['worker'],
      degraded: ['records'],
    });
    expect(statuses(checks)).toEqual([
      ['worker', 'missing'],
      ['records', 'warning'],
    ]);
    expect(checks.every(({ status, fix }) => status === 'ok' || fix !== null)).toBe(true);
  });

  test('whose schedule is paused is told how to go on', () => {
    const checks = reconciliationChecks({
      ...healthy,
      audit: { ...healthy.audit, schedule: { status: 'paused', lastRunAt: null } },
    });
    expect(statuses(checks)).toEqual([['schedule throughline-audit', 'missing']]);
    expect(checks[1]!.fix).toContain('--unpause --schedule-id throughline-audit');
  });

  test('whose release is paused or missing lets nobody in who waited for an opening, and is told how to go on', () => {
    const checksOf = (status: 'paused' | 'missing') =>
      reconciliationChecks({ ...healthy, release: { schedule: { status, lastRunAt: null } } });
    expect(statuses(checksOf('missing'))).toEqual([['schedule throughline-release', 'missing']]);
    expect(checksOf('paused')[2]).toMatchObject({
      status: 'missing',
      says: 'is paused',
      fix: expect.stringContaining('--unpause --schedule-id throughline-release') as string,
    });
  });

  test('says of each finding what it is about, and what to do', () => {
    const findings = FINDING_KINDS.map((kind) => ({
      kind,
      interactionId: 'contact-1',
      resourceSid: 'WT1',
      since: '2026-11-27T11:00:00.000Z',
      repair: null,
    }));
    const checks = reconciliationChecks({
      ...healthy,
      status: 'late',
      audit: { ...healthy.audit, findings },
    });
    expect(statuses(checks)).toEqual([
      ['reconciliation', 'missing'],
      ...FINDING_KINDS.map((kind) => [`finding ${kind}`, 'warning']),
    ]);
    expect(checks.at(-1)).toMatchObject({
      says: 'contact-1, WT1 since 2026-11-27T11:00:00.000Z',
      fix: FINDING_FIXES.reconciliation_late,
    });
  });
});

describe('the workspace', () => {
  const EVENTS = 'https://support.example.com/v1/webhooks/twilio/taskrouter/events';
  const plan = asRoutingPlanSid(`WW${'1'.repeat(32)}`);
  const published = {
    version: 'x@1',
    text: '',
    routingPlans: { voice: plan, messaging: plan, email: plan },
    publishedAt: 0,
  };
  const examine = (eventCallbackUrl: string | null, eventsFilter = '', sids: string[] = [plan]) =>
    workspaceChecks(
      {
        fetch: async () => ({ friendlyName: 'Flex', eventCallbackUrl, eventsFilter }),
        workflows: { list: async () => sids.map((sid) => ({ sid })) },
      } as never,
      published as never,
      EVENTS,
    );

  test.each<[string, string | null, string, string[], [string, string][]]>([
    ['that tells us everything, and again, is well', `${EVENTS}#rc=3&rp=5xx,ct,rt`, '', [plan], []],
    ['that tells us once may lose what we refuse', EVENTS, '', [plan], [['event callback', 'warning']]],
    ['that tells nobody loses all', null, '', [plan], [['event callback', 'missing']]],
    [
      'that tells somebody else loses all',
      'https://old.example.com/events',
      '',
      [plan],
      [['event callback', 'missing']],
    ],
    [
      'whose filter leaves events out loses them',
      `${EVENTS}#rc=3&rp=5xx`,
      'task.created,task.canceled',
      [plan],
      [['event filter', 'missing']],
    ],
    ['without our plans routes nobody', `${EVENTS}#rc=3&rp=5xx`, '', [], [['routing plans', 'missing']]],
  ])('%s', async (_what, callback, filter, sids, expected) => {
    expect(statuses(await examine(callback, filter, sids))).toEqual(expected);
  });
});

test('a namespace without our search attributes is told how to come by them', async () => {
  const connection = {
    operatorService: { listSearchAttributes: async () => ({ customAttributes: { AgentSid: 2 } }) },
  };
  const checks = await namespaceChecks(connection as never, { address: 'host:7233', namespace: 'support' });
  expect(statuses(checks)).toEqual([['search attributes', 'missing']]);
  expect(checks[1]!.says).toContain('InteractionPhase');
  expect(checks[1]!.says).not.toContain('AgentSid,');
});

test('a namespace whose server does not list search attributes, as Temporal Cloud, is not taken for one without', async () => {
  const refused = Object.assign(new Error('12 UNIMPLEMENTED'), { code: 12, details: '', metadata: {} });
  const connection = { operatorService: { listSearchAttributes: () => Promise.reject(refused) } };
  const checks = await namespaceChecks(connection as never, { address: 'host:7233', namespace: 'support' });
  expect(statuses(checks)).toEqual([['search attributes', 'warning']]);
  expect(checks[1]!.fix).toContain('InteractionPhase');
  await expect(registerSearchAttributes(connection as never, 'support', { Tier: 'KEYWORD' })).rejects.toThrow(
    'Create them by hand:\n  temporal operator search-attribute create --namespace support --name Tier',
  );
});

test('what cannot be looked at is missing, and the rest is looked at all the same', async () => {
  const checks = await examineAll([
    { name: 'api', examine: () => Promise.reject(new Error('It does not answer.')) },
    { name: 'namespace', examine: async () => [ok('namespace', 'answers')] },
  ]);
  expect(checks).toEqual([
    { name: 'api', status: 'missing', says: 'could not be looked at', fix: 'It does not answer.' },
    { name: 'namespace', status: 'ok', says: 'answers', fix: null },
  ]);
});

test('typed where nothing runs it says what is missing, and exits with 1', async () => {
  const program = join(__dirname, '../../dist/bin/cli.js');
  if (!existsSync(program)) throw new Error('Run `npm run build` first: dist is missing.');
  const env = {
    PATH: process.env.PATH,
    THROUGHLINE_STATE_DIR: mkdtempSync(join(tmpdir(), 'throughline-doctor-')),
    TEMPORAL_ADDRESS: '127.0.0.1:1',
  };
  const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, [program, 'doctor', '--json'], { env }, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), out: stdout }),
    );
  });
  expect(code).toBe(1);
  const checks = JSON.parse(out) as { name: string; status: string; fix: string }[];
  expect(checks.map(({ name, status }) => [name, status])).toEqual([
    ['api', 'missing'],
    ['namespace', 'missing'],
    ['workspace', 'missing'],
    ['reconciliation', 'missing'],
  ]);
  expect(checks[0]!.fix).toContain('npm start');
});

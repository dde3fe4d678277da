import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anInteraction, INTERACTION_ID } from '../../api/support/an-interaction';
import { startApi, TOKENS, type ApiUnderTest } from '../../api/support/start-api';
import { GatewayError } from '../../../src/gateway/port';

/* `throughline interactions …`, and `throughline escalations list`, as an operator types it, against the API. */

const PROGRAM = join(__dirname, '../../../dist/bin/cli.js');
const NO_STACK = mkdtempSync(join(tmpdir(), 'throughline-no-stack-'));

let api: ApiUnderTest;
beforeAll(async () => {
  if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: dist is missing.');
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Printed> =>
  throughline(['interactions', ...args], env);

const throughline = (args: readonly string[], env: Record<string, string> = {}): Promise<Printed> =>
  new Promise((resolve) => {
    const settings = { THROUGHLINE_API_URL: api.url, THROUGHLINE_TOKEN: TOKENS.ops, ...env };
    execFile(
      process.execPath,
      [PROGRAM, ...args],
      { env: { PATH: process.env.PATH, THROUGHLINE_STATE_DIR: NO_STACK, ...settings } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

const ITEM = {
  interactionId: INTERACTION_ID,
  phase: 'waiting',
  queue: 'technical-backup',
  channel: 'chat',
  tier: null,
  priority: 80,
  agentSid: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  closedAt: null,
  slaDueAt: null,
  slaBreached: null,
} as const;

test('list: a line each under a head, filtered as asked, and how to see more', async () => {
  api.answers({ list: () => ({ items: [ITEM], nextPageToken: 'next' }) });
  const { code, out } = await run(['list', '--phase', 'waiting', '--queue', 'technical-backup']);
  expect([code, out.split('\n')]).toEqual([
    0,
    [
      'INTERACTION                           PHASE    QUEUE             CHANNEL  TIER  PRIORITY  STARTED',
      `${INTERACTION_ID}  waiting  technical-backup  chat     -     80        2026-01-01T00:00:00.000Z`,
      'More: --page-token next',
      '',
    ],
  ]);
  expect(api.calls[0]?.args).toEqual([
    expect.objectContaining({ phase: 'waiting', queue: 'technical-backup' }),
  ]);
});

test('escalations list: a line each, filtered as asked; how old they are is counted from now', async () => {
  const item = {
    escalationId: `${INTERACTION_ID}-e1`,
    interactionId: INTERACTION_ID,
    ladder: 'engineering',
    status: 'open',
    level: 2,
    owner: 'eli',
    dueAt: '2026-01-01T00:15:00.000Z',
    startedAt: '2026-01-01T00:00:00.000Z',
  } as const;
  api.answers({ listEscalations: () => ({ items: [item], nextPageToken: null }) });
  const before = Date.now();
  const { code, out } = await throughline(['escalations', 'list', '--level', '2', '--older-than', '2h']);
  expect([code, out.split('\n')]).toEqual([
    0,
    [
      'ESCALATION                               LADDER       STATUS  LEVEL  OWNER  DUE                       STARTED',
      `${INTERACTION_ID}-e1  engineering  open    2      eli    2026-01-01T00:15:00.000Z  2026-01-01T00:00:00.000Z`,
      '',
    ],
  ]);
  const [asked] = api.calls[0]?.args as [{ level: number; startedBefore: string }];
  expect(asked.level).toBe(2);
  const age = before - Date.parse(asked.startedBefore);
  expect(age).toBeLessThanOrEqual(7_200_000);
  expect(age).toBeGreaterThan(7_200_000 - 60_000);
  const refused = await throughline(['escalations', 'list', '--older-than', 'long']);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('such as 30m') as string });
});

test('show: where it is and why; with --json exactly what the API answers', async () => {
  api.answers({ read: () => anInteraction });
  const { out } = await run(['show', INTERACTION_ID]);
  for (const fact of [
    'active',
    'technical-backup',
    'ana',
    'step 2',
    'passed over',
    'used normal',
    'source=web-chat',
  ])
    expect(out).toContain(fact);
  expect(JSON.parse((await run(['show', INTERACTION_ID, '--json'])).out)).toEqual(anInteraction);
});

test('watch: each moment once, until the interaction is closed', async () => {
  const moved = { ...anInteraction.timeline[0]!, what: 'step.moved' };
  const states = [
    anInteraction,
    { ...anInteraction, phase: 'closed' as const, timeline: [...anInteraction.timeline, moved] },
  ];
  api.answers({ read: () => states.shift() ?? states[0]! });
  const { code, out } = await run(['watch', INTERACTION_ID]);
  expect(code).toBe(0);
  expect(out.match(/interaction\.started|step\.moved/g)).toEqual(['interaction.started', 'step.moved']);
});

test('every fault of a request is told, and the exit code says so', async () => {
  const { code, err } = await run(['list', '--phase', 'nowhere', '--page-size', '0']);
  expect(code).toBe(1);
  expect(err).toContain('query/phase: This must be one of');
  expect(err).toContain('query/pageSize: This must be a number from 1 to 100.');
});

test('an interaction that does not exist is told as such', async () => {
  api.answers({
    read: () => {
      throw new GatewayError('interaction_not_found', 'There is no interaction x.');
    },
  });
  const { code, err } = await run(['show', 'x']);
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('There is no interaction x. (404 interaction_not_found'),
  ]);
});

test('without a stack and without an API, what to do is said', async () => {
  const { code, err } = await run(['list'], { THROUGHLINE_API_URL: '', THROUGHLINE_TOKEN: '' });
  expect(code).toBe(1);
  expect(err).toContain('Start one with `npm start`');
});

test('an API that is named but is not there is told by its address', async () => {
  const { code, err } = await run(['list'], { THROUGHLINE_API_URL: 'http://127.0.0.1:1' });
  expect([code, err]).toEqual([1, 'The API at http://127.0.0.1:1 does not answer.\n']);
});

test('a token of that API is asked for', async () => {
  const { code, err } = await run(['list'], { THROUGHLINE_TOKEN: '' });
  expect([code, err]).toEqual([1, expect.stringContaining('set THROUGHLINE_TOKEN')]);
});

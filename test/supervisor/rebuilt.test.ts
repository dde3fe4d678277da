import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { makeBuildCurrent } from '../../src/bin/supervisor/stack/make-build-current';
import { prepareWorkspace } from '../../src/bin/supervisor/stack/prepare-workspace';
import type { RunningStack } from '../../src/bin/supervisor/stack/running-stack';
import { startStack } from '../../src/bin/supervisor/stack/start-stack';
import { buildIdOf, bundleFile, stampFile } from '../../src/bin/workflow-bundle';
import type { InteractionView } from '../../src/domain/interaction-view';
import { listVersions, type WorkerVersion } from '../../src/gateway/deployments';
import { eventually } from '../harness/temporal';
import { FETCH_WITHIN_MS, newFolder, TEMPORAL_CACHE } from './fake-children';

/* `npm start`, then a change of the code, then `npm start` again, with an interaction that is open all the while. */

jest.setTimeout(FETCH_WITHIN_MS);

const ROOT = join(__dirname, '../..');

/** A build of our own, that may be changed: the compiled project beside the same packages. */
function newBuild(): string {
  const folder = newFolder();
  const dist = join(folder, 'dist');
  if (!existsSync(bundleFile(join(ROOT, 'dist'))))
    throw new Error('Run `npm run build` first: dist is missing.');
  cpSync(join(ROOT, 'dist'), dist, { recursive: true });
  for (const name of ['node_modules', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
  return dist;
}

/** As a change and `npm run build` would have it: other code in the bundle, another hash of it. */
function rebuild(dist: string): void {
  const code = readFileSync(bundleFile(dist), 'utf8');
  expect(code).toContain('"next deadline"');
  writeFileSync(bundleFile(dist), code.replaceAll('"next deadline"', '"the next deadline"'));
  writeFileSync(stampFile(dist), [...readFileSync(stampFile(dist), 'utf8')].reverse().join(''));
}

let stack: RunningStack | null = null;
afterEach(async () => stack?.stop());

const start = async (stateDir: string, dist: string): Promise<RunningStack> =>
  (stack = await startStack(
    {
      stateDir,
      cacheDir: TEMPORAL_CACHE,
      port: 0,
      externalTemporal: null,
      twilio: { kind: 'emulator' },
      logLevel: 'error',
      policy: null,
      say: () => undefined,
      abortSignal: new AbortController().signal,
    },
    { binDir: join(dist, 'bin'), prepareWorkspace, makeBuildCurrent },
  ));

const call = async <T>({ dev }: RunningStack, path: string, body?: object): Promise<T> => {
  const response = await fetch(`${dev.apiUrl}/v1/interactions${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${dev.tokens.backend}`,
      'content-type': 'application/json',
      'idempotency-key': `rebuilt${path}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

const asked = async <T>(running: RunningStack, question: (client: Client) => Promise<T>): Promise<T> => {
  const connection = await Connection.connect({ address: running.dev.temporalAddress });
  return question(new Client({ connection })).finally(() => connection.close());
};

const versionsOf = (running: RunningStack): Promise<WorkerVersion[]> =>
  asked(running, (client) => listVersions(client, 'throughline'));

const historyOf = (running: RunningStack, id: string): Promise<string> =>
  asked(running, async ({ workflow }) =>
    JSON.stringify(await workflow.getHandle(`interaction-${id}`).fetchHistory()),
  );

const opensChat = (running: RunningStack, externalId: string) =>
  call<{ interactionId: string }>(running, '', {
    externalId,
    source: 'web-chat',
    customer: { id: 'acct-42' },
    attributes: { channel: 'chat', issue_type: 'technical', customer_segment: 'enterprise' },
  });

const becomes = async (running: RunningStack, id: string, expected: Partial<InteractionView>) => {
  await eventually(`${id} is ${JSON.stringify(expected)}`, async () => {
    const view = await call<InteractionView>(running, `/${id}`);
    return Object.entries(expected).every(([key, value]) => view[key as keyof InteractionView] === value);
  });
};

test('an interaction that is open when the code changes goes on with the new code, and so do new ones', async () => {
  const [stateDir, dist] = [newFolder(), newBuild()];
  const before = await start(stateDir, dist);
  const first = buildIdOf(dist);
  const { interactionId: closed } = await opensChat(before, 'chat-0');
  await call(before, `/${closed}/cancel`, { by: 'customer', reason: 'left' });
  await becomes(before, closed, { phase: 'closed' });
  const { interactionId: old } = await opensChat(before, 'chat-1');
  await becomes(before, old, { phase: 'waiting' });
  expect(await versionsOf(before)).toMatchObject([{ buildId: first, status: 'current' }]);
  await before.stop();

  rebuild(dist);
  const after = await start(stateDir, dist);
  const second = buildIdOf(dist);
  expect(second).not.toBe(first);
  expect(await versionsOf(after)).toMatchObject([
    { buildId: second, status: 'current' },
    { buildId: first, status: expect.stringMatching(/^drain/) as string },
  ]);
  await becomes(after, closed, { phase: 'closed', outcome: 'abandoned' });
  const { interactionId: fresh } = await opensChat(after, 'chat-2');
  for (const id of [old, fresh]) {
    await call(after, `/${id}/cancel`, { by: 'customer', reason: 'left' });
    await becomes(after, id, { phase: 'closed', outcome: 'abandoned' });
  }
  expect(await historyOf(after, fresh)).toContain(second);
  expect(await historyOf(after, old)).toContain(second);
  await after.stop();

  const again = await start(stateDir, dist);
  expect(await versionsOf(again)).toMatchObject([{ buildId: second, status: 'current' }, { buildId: first }]);
});

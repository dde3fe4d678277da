import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeBuildCurrent } from '../../src/bin/supervisor/stack/make-build-current';
import { prepareWorkspace } from '../../src/bin/supervisor/stack/prepare-workspace';
import type { RunningStack } from '../../src/bin/supervisor/stack/running-stack';
import { startStack } from '../../src/bin/supervisor/stack/start-stack';
import type { InteractionView } from '../../src/domain/interaction-view';
import { FETCH_WITHIN_MS, newFolder, TEMPORAL_CACHE } from './fake-children';

/* What `npm start` runs, all of it real: Temporal, emulator, backend, API and worker as processes of their own. */

jest.setTimeout(FETCH_WITHIN_MS);

const binDir = join(__dirname, '../../dist/bin');
const stateDir = newFolder();

let stack: RunningStack | null = null;
afterEach(async () => stack?.stop());

const start = async (): Promise<RunningStack> => {
  if (!existsSync(join(binDir, 'worker.js'))) throw new Error('Run `npm run build` first: dist is missing.');
  return (stack = await startStack(
    {
      stateDir,
      cacheDir: TEMPORAL_CACHE,
      port: 0,
      externalTemporal: null,
      twilio: { kind: 'emulator' },
      logLevel: 'info',
      policy: null,
      say: () => undefined,
      abortSignal: new AbortController().signal,
    },
    { binDir, prepareWorkspace, makeBuildCurrent },
  ));
};

const call = async <T>({ dev }: RunningStack, path: string, body?: object): Promise<T> => {
  const response = await fetch(`${dev.apiUrl}/v1/interactions${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${dev.tokens.backend}`,
      'content-type': 'application/json',
      'idempotency-key': `main-job${path}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

const until = async (
  running: RunningStack,
  id: string,
  holds: (view: InteractionView) => boolean,
): Promise<InteractionView> => {
  for (;;) {
    const view = await call<InteractionView>(running, `/${id}`);
    if (holds(view)) return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const chat = {
  externalId: 'chat-1',
  source: 'web-chat',
  customer: { id: 'acct-42' },
  attributes: {
    channel: 'chat',
    issue_type: 'technical',
    customer_segment: 'enterprise',
    product_area: 'sso',
  },
};

test('an interaction that is open when the stack stops is open when it starts again, and goes on', async () => {
  const first = await start();
  const { interactionId } = await call<{ interactionId: string }>(first, '', chat);
  const before = await until(first, interactionId, (view) => view.legs[0]?.status === 'waiting');
  expect(before.legs[0]).toMatchObject({ queue: 'enterprise-technical', step: 1 });
  await first.stop();

  const second = await start();
  expect(second.dev.tokens).toEqual(first.dev.tokens);
  expect(second.dev.twilio).toEqual(first.dev.twilio);
  const after = await call<InteractionView>(second, `/${interactionId}`);
  expect(after.legs).toEqual(before.legs);
  const instants = ({ deadlines }: InteractionView) => deadlines.map(({ what, dueAt }) => ({ what, dueAt }));
  expect(instants(after)).toEqual(instants(before));

  await call(second, `/${interactionId}/cancel`, { by: 'customer', reason: 'left' });
  const closed = await until(second, interactionId, (view) => view.phase === 'closed');
  expect(closed.outcome).toBe('abandoned');
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { TemporalSettings } from '../../src/config/temporal';
import { choosePorts, wantedPorts } from '../../src/bin/supervisor/ports';
import { createSupervisor, type Supervisor } from '../../src/bin/supervisor/supervisor';
import { devServerArgs } from '../../src/bin/supervisor/temporal/dev-server';
import { ensureTestServerBinary } from '../../src/bin/supervisor/temporal/find-temporal';
import {
  keepClosedInteractions,
  prepareNamespace,
  temporalAnswers,
  TemporalUnreachableError,
} from '../../src/bin/supervisor/temporal/reach-temporal';
import { SearchAttributesError } from '../../src/bin/supervisor/temporal/search-attributes';
import { FETCH_WITHIN_MS, newDeps, newFolder, TEMPORAL_CACHE } from './fake-children';

/* On a real Temporal server. On a machine that never had one, the first run fetches it. */

const folder = newFolder();
const wanted = { InteractionPhase: 'KEYWORD', EscalationLevel: 'INT', TwilioSids: 'KEYWORD_LIST' } as const;
let program = '';
let supervisor: Supervisor;
let server: TemporalSettings;

beforeAll(async () => {
  program = await ensureTestServerBinary(TEMPORAL_CACHE, () => undefined);
  server = await startServer();
  await prepareNamespace(server, wanted);
}, FETCH_WITHIN_MS);
afterAll(() => supervisor.stop());

const startServer = async (): Promise<TemporalSettings> => {
  const ports = await choosePorts(wantedPorts(0));
  const address = `127.0.0.1:${ports.temporal}`;
  const settings = { config: { address, namespace: 'default' }, connection: { address } };
  supervisor = createSupervisor(newDeps(folder).withRealTime);
  await supervisor.start({
    name: 'temporal',
    command: program,
    args: devServerArgs({
      port: ports.temporal,
      uiPort: ports['temporal-ui'],
      metricsPort: ports['temporal-metrics'],
      dbFile: join(folder, 'temporal.db'),
      namespace: 'default',
    }),
    env: process.env,
    ready: () => temporalAnswers(settings),
    stopOrder: 1,
    graceMs: 10_000,
  });
  return settings;
};

const onClient = async <T>(address: string, task: (client: Client) => Promise<T>): Promise<T> => {
  const connection = await Connection.connect({ address });
  try {
    return await task(new Client({ connection }));
  } finally {
    await connection.close();
  }
};

test('an open workflow and its search attributes outlive a stop and a start of the server', async () => {
  const workflowId = randomUUID();
  const phase = defineSearchAttributeKey('InteractionPhase', 'KEYWORD');
  await prepareNamespace(server, wanted);
  await onClient(server.config.address, (client) =>
    client.workflow.start('interaction', {
      workflowId,
      taskQueue: 'nobody-listens',
      typedSearchAttributes: [{ key: phase, value: 'waiting' }],
    }),
  );
  await supervisor.stop();

  server = await startServer();
  await prepareNamespace(server, { ...wanted, SlaBreached: 'BOOL' });
  await onClient(server.config.address, async (client) => {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    expect(status.name).toBe('RUNNING');
    const query = `InteractionPhase = 'waiting' AND ExecutionStatus = 'Running'`;
    // Lists lag behind, so the answer is awaited.
    while ((await client.workflow.count(query)).count === 0) continue;
    for await (const listed of client.workflow.list({ query })) expect(listed.workflowId).toBe(workflowId);
  });
});

test('a timer that runs out while the server is down, or after it, still fires', async () => {
  const workflowId = randomUUID();
  await onClient(server.config.address, (client) =>
    client.workflow.start('interaction', {
      workflowId,
      taskQueue: 'nobody-listens',
      workflowExecutionTimeout: '4s',
    }),
  );
  await supervisor.stop();
  const stoppedAt = Date.now();
  server = await startServer();
  await onClient(server.config.address, async (client) => {
    const handle = client.workflow.getHandle(workflowId);
    await handle.result().catch(() => undefined);
    const { status, closeTime } = await handle.describe();
    expect(status.name).toBe('TIMED_OUT');
    expect(closeTime?.getTime()).toBeGreaterThan(stoppedAt);
  });
});

test('an attribute that exists with another type is named', async () => {
  const clash = prepareNamespace(server, { ...wanted, EscalationLevel: 'KEYWORD' });
  await expect(clash).rejects.toThrow(SearchAttributesError);
  await expect(clash).rejects.toThrow(/another type: EscalationLevel\./);
});

test('a namespace that is not there is an unreachable Temporal, named with its address', async () => {
  const { config, connection } = server;
  const elsewhere = { config: { ...config, namespace: 'nowhere' }, connection };
  await expect(temporalAnswers(elsewhere)).rejects.toThrow(TemporalUnreachableError);
  await expect(temporalAnswers(elsewhere)).rejects.toThrow(config.address);
});

test('closed interactions are kept for three days, however often that is said', async () => {
  await keepClosedInteractions(server);
  await keepClosedInteractions(server);
  const { config } = await onClient(server.config.address, ({ workflowService }) =>
    workflowService.describeNamespace({ namespace: 'default' }),
  );
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(72 * 3_600);
});

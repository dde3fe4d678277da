import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createWorkers, sinksOf } from '../src/bin/worker/create-workers';
import { devServerArgs } from '../src/bin/supervisor/temporal/dev-server';
import { ensureTestServerBinary } from '../src/bin/supervisor/temporal/find-temporal';
import { INTERACTION_SEARCH_ATTRIBUTES } from '../src/bin/supervisor/temporal/interaction-search-attributes';
import { prepareNamespace } from '../src/bin/supervisor/temporal/reach-temporal';
import type { Activities } from '../src/activities/port';
import { createEscalationActivities } from '../src/activities/escalation';
import { createRecordActivities } from '../src/activities/records';
import { createMemoryRecords } from '../test/harness/memory-records';
import { NO_OVERRIDE_ACTIVITIES } from '../test/harness/no-overrides';
import { quietEvents } from './quiet-events';

const NAMESPACE = 'default';

/** One Temporal server in memory, with its own count of billable actions. */
export interface Sent {
  readonly at: number;
  readonly acknowledgeBy: number;
}

export interface Stage {
  readonly client: Client;
  readonly actions: () => Promise<number>;
  /** Each message of an escalation, by the escalation's id and the level: when it was sent first, and until when it asks. */
  readonly sent: ReadonlyMap<string, Sent>;
  readonly startWorkers: (activities: Activities) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

export async function setStage(): Promise<Stage> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const [port, uiPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const server = await startServer(port, uiPort, metricsPort);
  const address = `127.0.0.1:${port}`;
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, 'workflows', 'index.ts'),
    payloadConverterPath: join(__dirname, '..', 'src', 'workflows', 'payload-converter.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const sent = new Map<string, Sent>();
  return {
    client: new Client({ connection, namespace: NAMESPACE }),
    sent,
    actions: () => countActions(metricsPort),
    startWorkers: (activities) => startWorkers({ connection: native, code, sent }, activities),
    close: async () => {
      await Promise.all([connection.close(), native.close()]);
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    },
  };
}

async function startServer(port: number, uiPort: number, metricsPort: number): Promise<ChildProcess> {
  const program = await ensureTestServerBinary(join('.throughline', 'bin'), (line) => console.error(line));
  const args = devServerArgs({ port, uiPort, metricsPort, dbFile: null, namespace: NAMESPACE });
  const server = spawn(program, args, { stdio: 'ignore' });
  const settings = {
    config: { address: `127.0.0.1:${port}`, namespace: NAMESPACE },
    connection: { address: `127.0.0.1:${port}` },
  };
  for (let tries = 0; ; tries++) {
    try {
      await prepareNamespace(settings, INTERACTION_SEARCH_ATTRIBUTES);
      return server;
    } catch (error) {
      if (tries === 50) throw error;
      await pause(200);
    }
  }
}

/** The Cloud's meter of billable actions is in the open server, too: the counter `action`. */
async function countActions(metricsPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => /^action\{/.test(line) && line.includes(`namespace="${NAMESPACE}"`))
    .reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
}

interface Staff {
  readonly connection: NativeConnection;
  readonly code: string;
  readonly sent: Map<string, Sent>;
}

async function startWorkers({ connection, code, sent }: Staff, activities: Activities) {
  const workers = [
    ...(await createWorkers({
      connection,
      namespace: NAMESPACE,
      activities: {
        ...activities,
        ...createEscalationActivities(
          {
            send: (_channel, { body }) => {
              const { escalationId, level, acknowledgeBy } = body['data'] as Record<string, string>;
              const key = `${escalationId}/${level}`;
              if (!sent.has(key))
                sent.set(key, { at: Date.now(), acknowledgeBy: Date.parse(acknowledgeBy!) });
              return Promise.resolve({ ref: null });
            },
            tell: () => Promise.resolve(),
            comment: () => Promise.resolve(),
          },
          { findOwner: () => Promise.resolve(null) },
          { turns: createMemoryRecords().turns, now: Date.now },
        ),
        ...createRecordActivities(createMemoryRecords().audit),
        ...NO_OVERRIDE_ACTIVITIES,
        releaseHeld: () => Promise.resolve({ queues: [] }),
        auditInteractions: () => Promise.reject(new Error('Nothing is audited in a bench.')),
        reconcileEvents: () => Promise.reject(new Error('Nothing is reconciled in a bench.')),
      },
      workflowBundle: { code },
      events: quietEvents(),
      versioning: null,
      shutdownGraceMs: 1_000,
    })),
    await Worker.create({
      connection,
      namespace: NAMESPACE,
      taskQueue: 'bench',
      workflowBundle: { code },
      sinks: sinksOf(quietEvents()),
      activities: { work: () => Promise.resolve() },
      stickyQueueScheduleToStartTimeout: '2s',
    }),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  return async () => {
    workers.forEach((worker) => worker.shutdown());
    await running;
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

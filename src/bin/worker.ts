import { join } from 'node:path';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { createCalls } from '../adapters/calls/rest';
import { createConversations } from '../adapters/conversations/rest';
import { createBackend } from '../adapters/crm/backend';
import { createDirectoryPolicyStore } from '../adapters/policy-store/directory';
import { createTwilioClient } from '../adapters/taskrouter/client';
import { createTaskRouter } from '../adapters/taskrouter/rest';
import { readWorkerConfig, type WorkerConfig } from '../config/config';
import { createWorkerEvents } from '../observability/events';
import { startHealthServer } from '../observability/health-server';
import { createLogger } from '../observability/logger';
import { createMetrics } from '../observability/metrics';
import { createTemporalLogger } from '../observability/temporal-logger';
import { endWithParent } from './end-with-parent';
import { twilioSettings } from './policy-target';
import { buildIdOf, bundleFile } from './workflow-bundle';
import { createWorkers, SHUTDOWN_GRACE_MS, type Versioning } from './worker/create-workers';

/*
 * The worker: carries the interactions, and everything they do outside.
 */

const DIST = join(__dirname, '..');

async function main(): Promise<void> {
  const { config, secrets } = readWorkerConfig();
  const logger = createLogger({ level: config.logLevel, process: 'worker' });
  const registry = createMetrics({ runtime: true });
  Runtime.install({ logger: createTemporalLogger(logger), shutdownSignals: [] });

  const { client, workspace } = createTwilioClient(twilioSettings(config.twilio, secrets.twilio));
  const crm = createBackend({ baseUrl: config.backendUrl, token: secrets.backendToken });
  const activities = createActivities({
    taskRouter: createTaskRouter(workspace),
    calls: createCalls(client),
    conversations: createConversations(client, config.twilio.workspaceSid),
    crm,
    backend: crm,
    policies: createDirectoryPolicyStore(config.policyDir, Date.now),
  });
  const connection = await NativeConnection.connect(secrets.temporal);
  const workers = await createWorkers({
    connection,
    namespace: config.temporal.namespace,
    activities,
    workflowBundle: { codePath: bundleFile(DIST) },
    versioning: versionOf(config.versioning),
    events: createWorkerEvents({ logger, registry }),
    // A process that ends with its parent has no such time.
    shutdownGraceMs: config.endsWithParent ? 500 : SHUTDOWN_GRACE_MS,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  const health = await startHealthServer({
    ...config.listen,
    registry,
    ready: async () => workers.every(polls),
  });
  endWithParent({
    withParent: config.endsWithParent,
    stop: async () => {
      workers.filter(polls).forEach((worker) => worker.shutdown());
      await running;
      await Promise.all([connection.close(), health.close()]);
    },
  });
  await running;
}

const versionOf = (versioning: WorkerConfig['versioning']): Versioning | null =>
  versioning && { ...versioning, buildId: versioning.buildId ?? buildIdOf(DIST) };

const polls = (worker: Worker): boolean => worker.getState() === 'RUNNING';

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

import { join } from 'node:path';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { createRecordActivities } from '../activities/records';
import { readWorkerConfig, type WorkerConfig } from '../config/config';
import { createWorkerEvents } from '../observability/events';
import { startHealthServer } from '../observability/health-server';
import { createLogger } from '../observability/logger';
import { createMetrics } from '../observability/metrics';
import { createUpkeepEvents } from '../observability/upkeep-events';
import { createTemporalLogger } from '../observability/temporal-logger';
import { endWithParent } from './end-with-parent';
import { openRecords } from './open-records';
import { buildIdOf, bundleFile } from './workflow-bundle';
import { activitiesOf } from './worker/activities-of';
import { createUpkeep } from './worker/upkeep';
import { createWorkers, SHUTDOWN_GRACE_MS, type Versioning } from './worker/create-workers';

/*
 * The worker: carries the interactions, and everything they do outside.
 */

/** The supervisor gives its children five seconds between them. */
const WITH_PARENT_MS = 500;

const DIST = join(__dirname, '..');

async function main(): Promise<void> {
  const settings = readWorkerConfig();
  const { config, secrets } = settings;
  const logger = createLogger({ level: config.logLevel, process: 'worker' });
  const registry = createMetrics({ runtime: true });
  Runtime.install({ logger: createTemporalLogger(logger), shutdownSignals: [] });

  const records = openRecords(secrets.databaseUrl, { logger, registry });
  const upkeep = createUpkeep(settings, records, createUpkeepEvents({ logger, registry }));
  const ending = new AbortController();
  const connection = await NativeConnection.connect(secrets.temporal);
  const workers = await createWorkers({
    connection,
    namespace: config.temporal.namespace,
    activities: {
      ...activitiesOf(settings, records, upkeep.board),
      ...createRecordActivities(records.audit),
      ...upkeep.activities,
    },
    workflowBundle: { codePath: bundleFile(DIST) },
    versioning: versionOf(config.versioning),
    events: createWorkerEvents({ logger, registry }),
    shutdownGraceMs: config.endsWithParent ? WITH_PARENT_MS : SHUTDOWN_GRACE_MS,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  void upkeep.keepSchedules(ending.signal);
  const ready = async (): Promise<boolean> => workers.every(polls);
  const health = await startHealthServer({ ...config.listen, registry, ready });
  endWithParent({
    withParent: config.endsWithParent,
    stop: async () => {
      ending.abort();
      workers.filter(polls).forEach((worker) => worker.shutdown());
      await running;
      await Promise.all([connection.close(), upkeep.close(), health.close(), records.close()]);
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

import { createWorkers, type Versioning } from '../../src/bin/worker/create-workers';
import { cachePath } from './cache';
import { quietEvents } from './quiet';
import type { VirtualTemporal } from './temporal';

export interface RunningWorkers {
  /** As SIGTERM stops them: what is in hand is finished. Stopping them twice does nothing. */
  stop(): Promise<void>;
}

/** The product's workers, as the worker process runs them; `bundle` is the path of other workflow code than ours. */
export async function startWorkers(
  temporal: VirtualTemporal,
  activities: Parameters<typeof createWorkers>[0]['activities'],
  versioning: Versioning | null,
  bundle: string = cachePath('workflow-bundle.js'),
): Promise<RunningWorkers> {
  const workers = await createWorkers({
    connection: temporal.env.nativeConnection,
    namespace: 'default',
    activities,
    workflowBundle: { codePath: bundle },
    events: quietEvents(),
    versioning,
    shutdownGraceMs: 1_000,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  let stopped: Promise<unknown> | null = null;
  return {
    async stop() {
      if (stopped === null) workers.forEach((worker) => worker.shutdown());
      stopped = running;
      await stopped;
    },
  };
}

import { createWorkers, type Versioning } from '../../src/bin/worker/create-workers';
import { cachePath } from './cache';
import { quietEvents } from './quiet';
import type { VirtualTemporal } from './temporal';

export interface RunningWorkers {
  /** As SIGTERM stops them: what is in hand is finished. Stopping them twice does nothing. */
  stop(): Promise<void>;
  /** A test is over and wants them no more; who stopped them has nothing to give back. */
  giveBack(): Promise<void>;
}

type Activities = Parameters<typeof createWorkers>[0]['activities'];
type Doing = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/**
 * A thread of workflows takes a third of a second of a processor to start: what one test does not stop, the next one of
 * its file takes over, as in production workers outlive their interactions. Each test has activities of its own.
 */
class Crew {
  doing: Doing;
  taken = true;

  constructor(activities: Activities) {
    this.doing = activities as unknown as Doing;
  }

  /** Does what the present test does, by name. */
  get activities(): Activities {
    const names = Object.keys(this.doing);
    const does = names.map((name) => [name, (...given: never[]) => this.doing[name]!(...given)]);
    return Object.fromEntries(does) as Activities;
  }
}

const standing = new WeakMap<VirtualTemporal, { readonly crew: Crew; readonly workers: RunningWorkers }>();

/** The product's workers, as the worker process runs them, of no version. */
export async function startWorkers(
  temporal: VirtualTemporal,
  activities: Activities,
): Promise<RunningWorkers> {
  const free = standing.get(temporal);
  if (free?.crew.taken === false) {
    free.crew.doing = activities as unknown as Doing;
    free.crew.taken = true;
    return free.workers;
  }
  const crew = new Crew(activities);
  const { stop } = await startBuild(temporal, crew.activities, null);
  const workers: RunningWorkers = {
    stop: () => {
      if (standing.get(temporal)?.crew === crew) standing.delete(temporal);
      return stop();
    },
    giveBack: async () => {
      if (standing.get(temporal)?.crew === crew) crew.taken = false;
      else await stop();
    },
  };
  if (free === undefined) standing.set(temporal, { crew, workers });
  return workers;
}

/** Before the server that they ask for work ends. */
export const stopStandingWorkers = async (temporal: VirtualTemporal): Promise<void> =>
  standing.get(temporal)?.workers.stop();

/** Workers of a build of its own, which end with their test; `bundle` is the path of other workflow code than ours. */
export async function startBuild(
  temporal: VirtualTemporal,
  activities: Activities,
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
  const stop = async () => {
    if (stopped === null) workers.forEach((worker) => worker.shutdown());
    stopped = running;
    await stopped;
  };
  return { stop, giveBack: stop };
}

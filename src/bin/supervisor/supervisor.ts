import type { Child } from './child';
import { keepRunning, type ChildFailedError, type ChildSpec, type KeepRunningDeps } from './keep-running';

/** The supervisor was stopped before the child got ready. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';

  constructor(child: string) {
    super(`Stopped before ${child} was ready.`);
  }
}

export interface Supervisor {
  /** Resolves when the child is ready for the first time. Rejects with ChildFailedError or StoppedError. */
  readonly start: (spec: ChildSpec) => Promise<void>;
  /** Resolves when a child has failed for good. The others still run: stop them. */
  readonly failed: Promise<ChildFailedError>;
  /** Null while it is down. */
  readonly pidOf: (name: string) => number | null;
  /** Stops every child in its order; one that outlasts its grace is killed. */
  readonly stop: () => Promise<void>;
}

interface Supervised {
  readonly spec: ChildSpec;
  readonly child: Child;
}

export const createSupervisor = (deps: KeepRunningDeps): Supervisor => {
  const stopping = new AbortController();
  const running = new Map<string, Supervised>();
  const loops: Promise<unknown>[] = [];
  let reportFailure: (error: ChildFailedError) => void = () => undefined;
  const failed = new Promise<ChildFailedError>((resolve) => (reportFailure = resolve));

  const onStart = (spec: ChildSpec, child: Child): void => {
    running.set(spec.name, { spec, child });
    void child.exited.then(() => {
      if (running.get(spec.name)?.child === child) running.delete(spec.name);
    });
  };

  const start = (spec: ChildSpec): Promise<void> =>
    new Promise((resolve, reject) => {
      if (stopping.signal.aborted) return reject(new StoppedError(spec.name));
      const watcher = { onStart: (child: Child) => onStart(spec, child), onReady: resolve };
      const loop = keepRunning(spec, deps, watcher, stopping.signal).then((failure) => {
        if (failure !== null) reportFailure(failure);
        reject(failure ?? new StoppedError(spec.name));
      }, reject);
      loops.push(loop);
    });

  const stopOne = async ({ spec, child }: Supervised): Promise<void> => {
    child.requestStop();
    const gone = new AbortController();
    const patience = deps.delay(spec.graceMs, gone.signal).then(() => {
      if (!gone.signal.aborted) child.kill();
    });
    await child.exited;
    gone.abort();
    await patience;
  };

  const stop = async (): Promise<void> => {
    stopping.abort();
    const inOrder = [...running.values()].sort((a, b) => a.spec.stopOrder - b.spec.stopOrder);
    for (const each of inOrder) await stopOne(each);
    await Promise.all(loops);
  };

  return { start, failed, stop, pidOf: (name) => running.get(name)?.child.pid ?? null };
};

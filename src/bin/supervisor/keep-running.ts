import { describeExit, type Child, type ChildCommand, type ChildStarter, type Exit } from './child';
import type { ChildRegister } from './orphans';
import type { ProcessStart } from './process-start';
import { afterDeath, NO_DEATHS } from './restart-policy';

export interface ChildSpec extends ChildCommand {
  /** Whether it can do its work. Asked again and again until it says yes; a rejection means not yet. */
  readonly ready: () => Promise<boolean>;
  /** 1 is stopped first. */
  readonly stopOrder: number;
  /** How long it may take to end before it is killed. */
  readonly graceMs: number;
  /** What a child that died needs once it is ready again. */
  readonly afterRestart?: () => Promise<void>;
}

/** A child died five times within a minute. The message ends with its last lines. */
export class ChildFailedError extends Error {
  override readonly name = 'ChildFailedError';

  constructor(child: string, exit: Exit, lastLines: readonly string[]) {
    const tail = lastLines.map((line) => `  ${line}`).join('\n');
    super(`${child} keeps dying; at last it ${describeExit(exit)}. Its last lines:\n${tail}`);
  }
}

export interface KeepRunningDeps {
  readonly starter: ChildStarter;
  readonly register: ChildRegister;
  readonly processStart: ProcessStart;
  /** Resolves true once `ready` says yes; false when the signal is aborted or the child takes too long. */
  readonly untilReady: (ready: () => Promise<boolean>, abortSignal: AbortSignal) => Promise<boolean>;
  readonly now: () => number;
  /** Ends early, without error, when the signal is aborted. */
  readonly delay: (ms: number, abortSignal: AbortSignal) => Promise<void>;
  readonly say: (line: string) => void;
}

export interface Watcher {
  readonly onStart: (child: Child) => void;
  /** Ready for the first time. */
  readonly onReady: () => void;
}

const LAST_LINES = 20;

const remember = async (
  name: string,
  { pid }: Child,
  { register, processStart }: KeepRunningDeps,
): Promise<void> => {
  const startedAt = pid === undefined ? null : await processStart(pid);
  if (pid !== undefined && startedAt !== null) register.add({ name, pid, startedAt });
};

/** One life of the child, from its start to its end. A child that never gets ready is killed. */
const live = async (
  spec: ChildSpec,
  deps: KeepRunningDeps,
  { onStart, onReady }: Watcher,
): Promise<{ startedAt: number; diedAt: number; exit: Exit }> => {
  const startedAt = deps.now();
  const child = deps.starter.start(spec);
  onStart(child);
  const remembered = remember(spec.name, child, deps);
  const ended = new AbortController();
  const settled = deps.untilReady(spec.ready, ended.signal).then(async (ready) => {
    if (ready) {
      // On record first: whoever ends this process once it says that it is ready must not leave an orphan behind.
      await remembered;
      return onReady();
    }
    if (ended.signal.aborted) return;
    deps.say(`${spec.name} does not get ready.`);
    child.kill();
  });
  const exit = await child.exited;
  ended.abort();
  await Promise.all([settled, remembered]);
  if (child.pid !== undefined) deps.register.remove(child.pid);
  return { startedAt, diedAt: deps.now(), exit };
};

const again = async (spec: ChildSpec, deps: KeepRunningDeps): Promise<void> => {
  try {
    await spec.afterRestart?.();
    deps.say(`${spec.name} is ready again.`);
  } catch (error) {
    deps.say(`${spec.name} is ready again, but what follows a restart failed: ${String(error)}`);
  }
};

/**
 * Starts a child and restarts it whenever it dies, until `stopping` is aborted (null) or it died too often (the
 * error).
 */
export const keepRunning = async (
  spec: ChildSpec,
  deps: KeepRunningDeps,
  watcher: Watcher,
  stopping: AbortSignal,
): Promise<ChildFailedError | null> => {
  let deaths = NO_DEATHS;
  let wasReady = false;
  const onReady = (): void => {
    if (wasReady) void again(spec, deps);
    else watcher.onReady();
    wasReady = true;
  };
  for (;;) {
    const { exit, ...life } = await live(spec, deps, { ...watcher, onReady });
    if (stopping.aborted) return null;
    const { record, restartInMs } = afterDeath(deaths, life);
    deaths = record;
    if (restartInMs === null) {
      return new ChildFailedError(spec.name, exit, deps.starter.lastLines(spec.name, LAST_LINES));
    }
    deps.say(`${spec.name} ${describeExit(exit)}; starting it again in ${restartInMs / 1_000} s.`);
    await deps.delay(restartInMs, stopping);
    if (stopping.aborted) return null;
  }
};

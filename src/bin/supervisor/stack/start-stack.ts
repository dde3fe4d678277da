import type { StartTwilio } from '../../../config/local-config';
import type { TemporalSettings } from '../../../config/temporal';
import type { LogLevel } from '../../../config/values';
import { removeDevFile, writeDevFile, type DevFile } from '../../dev-file';
import { createChildStarter } from '../child';
import type { ChildFailedError } from '../keep-running';
import { takeLock } from '../lock';
import { createChildRegister, stopOrphans } from '../orphans';
import { processStart } from '../process-start';
import { createUntilReady, delay } from '../readiness';
import { openStateDir, type StatePaths } from '../state-dir';
import { createSupervisor, type Supervisor } from '../supervisor';
import { bringUp } from './bring-up';
import { localUrl } from './context';
import { devFileOf } from './dev-file-of';
import { newContext } from './new-context';

export interface StackOptions {
  readonly stateDir: string;
  /** The API's port; 0 takes free ports for everything; null the default ones. */
  readonly port: number | null;
  /** A server to use in place of a local one. */
  readonly externalTemporal: TemporalSettings | null;
  readonly twilio: StartTwilio;
  readonly logLevel: LogLevel;
  /** Told what happens, a line at a time. */
  readonly say: (line: string) => void;
  /** Aborted to give up the start. */
  readonly abortSignal: AbortSignal;
}

export interface RunningStack {
  readonly dev: DevFile;
  /** Null when the Temporal server is somebody else's. */
  readonly temporalUiUrl: string | null;
  /** Resolves when a process has failed for good. The others still run: stop them. */
  readonly failed: Promise<ChildFailedError>;
  /** The process id of `temporal`, `emulator`, `backend`, `api` or `worker`; null while it is down. */
  readonly pidOf: (name: string) => number | null;
  readonly stop: () => Promise<void>;
}

/** A process that is not ready by then is killed and counted as dead. */
const READY_WITHIN_MS = 60_000;

type Say = StackOptions['say'];

const newSupervisor = (paths: StatePaths, say: Say): Supervisor =>
  createSupervisor({
    starter: createChildStarter(paths.logs),
    register: createChildRegister(paths.children),
    processStart,
    untilReady: createUntilReady(READY_WITHIN_MS),
    now: Date.now,
    delay,
    say,
  });

const endOrphans = (paths: StatePaths, say: Say): Promise<void> =>
  stopOrphans(paths.children, {
    processStart,
    kill: (pid, signal) => void process.kill(pid, signal),
    delay,
    say,
  });

/** Stops the supervisor as soon as the signal is aborted, which makes whatever is being started reject. */
const stopOnAbort = async (supervisor: Supervisor, abortSignal: AbortSignal): Promise<void> => {
  if (abortSignal.aborted) return supervisor.stop();
  abortSignal.addEventListener('abort', () => void supervisor.stop(), { once: true });
};

/**
 * Starts the whole local stack and answers when all of it is ready. Throws, with nothing left running, LockHeldError,
 * PortsBusyError, TemporalNotFoundError, TemporalUnreachableError, SearchAttributesError, ChildFailedError,
 * ConfigError, or StoppedError after an abort; each message says what to do.
 */
export const startStack = async (options: StackOptions): Promise<RunningStack> => {
  const { say } = options;
  const paths = openStateDir(options.stateDir);
  const lock = await takeLock(paths.lock, processStart);
  let supervisor: Supervisor | null = null;
  const stop = async (): Promise<void> => {
    removeDevFile(paths.dir);
    await supervisor?.stop();
    lock.release();
  };
  try {
    removeDevFile(paths.dir);
    await endOrphans(paths, say);
    const context = await newContext(options, paths);
    const started = (supervisor = newSupervisor(paths, say));
    await stopOnAbort(started, options.abortSignal);
    const workspace = await bringUp(context, started, say);
    const dev = devFileOf(context, workspace);
    writeDevFile(paths.dir, dev);
    const temporalUiUrl = context.temporalProgram && localUrl(context.ports['temporal-ui']);
    return { dev, temporalUiUrl, failed: started.failed, pidOf: started.pidOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

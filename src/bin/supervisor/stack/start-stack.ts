import { join } from 'node:path';
import { removeDevFile, writeDevFile } from '../../dev-file';
import { createChildStarter } from '../child';
import { takeLock } from '../lock';
import { createChildRegister, stopOrphans } from '../orphans';
import { processStart } from '../process-start';
import { createUntilReady, delay } from '../readiness';
import { openStateDir, type StatePaths } from '../state-dir';
import { createSupervisor, type Supervisor } from '../supervisor';
import { bringUp } from './bring-up';
import { localUrl } from './context';
import { devFileOf } from './dev-file-of';
import { makeBuildCurrent } from './make-build-current';
import { newContext } from './new-context';
import type { StackOptions, StackParts } from './options';
import { prepareWorkspace } from './prepare-workspace';
import type { RunningStack } from './running-stack';

/** A process that is not ready by then is killed and counted as dead. */
const READY_WITHIN_MS = 60_000;

/** This file's folder is bin/supervisor/stack. */
const OUR_PARTS: StackParts = { binDir: join(__dirname, '..', '..'), prepareWorkspace, makeBuildCurrent };

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
 * PortsBusyError, TemporalNotFoundError, DatabaseProgramsMissingError, TemporalUnreachableError,
 * SearchAttributesError, ChildFailedError, ConfigError, or StoppedError after an abort; each message says what to do.
 */
export const startStack = async (
  options: StackOptions,
  parts: StackParts = OUR_PARTS,
): Promise<RunningStack> => {
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
    const context = await newContext(options, parts, paths);
    const started = (supervisor = newSupervisor(paths, say));
    await stopOnAbort(started, options.abortSignal);
    const workspace = await bringUp(context, parts, started, say);
    const dev = devFileOf(context, workspace);
    writeDevFile(paths.dir, dev);
    const temporalUiUrl = context.temporalProgram && localUrl(context.ports['temporal-ui']);
    return { dev, temporalUiUrl, failed: started.failed, pidOf: started.pidOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../config/env';

export interface ChildCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Environment;
  /** Whom it runs as, when not as this user. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
  /** What asks it to end, when not SIGTERM. */
  readonly stopSignal?: 'SIGINT' | 'SIGTERM';
}

/** How a process ended: its exit code, the signal that ended it, or why it could not be started. */
export type Exit =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not_started'; readonly problem: string };

export interface Child {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  readonly exited: Promise<Exit>;
  /** Asks it to end: SIGTERM or its own signal, and the end of its standard input. */
  readonly requestStop: () => void;
  readonly kill: () => void;
}

export const describeExit = (exit: Exit): string => {
  if (exit.kind === 'code') return `ended with exit code ${exit.code}`;
  return exit.kind === 'signal' ? `was ended by ${exit.signal}` : `could not be started: ${exit.problem}`;
};

const exitOf = (child: ChildProcess): Promise<Exit> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not_started', problem: error.message }));
    child.once('exit', (code, signal) =>
      resolve(code === null ? { kind: 'signal', signal: signal ?? 'a signal' } : { kind: 'code', code }),
    );
  });

const WINDOWS = process.platform === 'win32';

/**
 * Starts a process directly, without a shell, its output going to a file. Its standard input stays open as long as
 * this process lives: that is how a child learns that it is alone.
 */
const startChild = (
  { command, args, env, account, stopSignal = 'SIGTERM' }: ChildCommand,
  logFile: string,
): Child => {
  const output = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, {
    env,
    ...account,
    stdio: ['pipe', output, output],
    windowsHide: true,
    // Its own process group, so that Ctrl-C reaches the supervisor alone and the order of stopping holds.
    detached: !WINDOWS,
  });
  closeSync(output);
  child.stdin?.on('error', () => undefined);
  return {
    pid: child.pid,
    exited: exitOf(child),
    requestStop: () => {
      child.stdin?.end();
      // On Windows a signal ends a process at once; the closed input is the polite way there.
      if (!WINDOWS) child.kill(stopSignal);
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

export interface ChildStarter {
  readonly start: (command: ChildCommand) => Child;
  /** The last lines a child wrote, whichever of its lives wrote them. */
  readonly lastLines: (name: string, count: number) => readonly string[];
}

/** Keeps one log file per child in `logDir`, and the one of the run before as `<name>.log.1`. */
export const createChildStarter = (logDir: string): ChildStarter => {
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
  const logFile = (name: string): string => join(logDir, `${name}.log`);
  const begun = new Set<string>();
  const beginLog = (name: string): void => {
    if (begun.has(name)) return;
    begun.add(name);
    try {
      renameSync(logFile(name), `${logFile(name)}.1`);
    } catch {
      // There was no run before.
    }
  };
  return {
    start: (command) => {
      beginLog(command.name);
      return startChild(command, logFile(command.name));
    },
    lastLines: (name, count) => readFileSync(logFile(name), 'utf8').trimEnd().split('\n').slice(-count),
  };
};

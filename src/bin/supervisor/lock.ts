import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProcessStart } from './process-start';

/** Another supervisor runs on the same folder. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';

  constructor(readonly pid: number) {
    super(
      `Throughline is already running here (process ${pid}). Stop that one first, ` +
        'or start this one on a folder of its own: THROUGHLINE_STATE_DIR=<folder>.',
    );
  }
}

export interface Lock {
  readonly release: () => void;
}

const holderSchema = z.object({ pid: z.number(), startedAt: z.string() });
type Holder = z.infer<typeof holderSchema>;

const holderIn = (content: string): Holder | null => {
  try {
    return holderSchema.parse(JSON.parse(content));
  } catch {
    return null;
  }
};

const errorCode = (error: unknown): unknown => (error as { code?: unknown }).code;

/** Some file systems have no links; there the file is created and then filled. Throws EEXIST when it is there. */
const linkOrCreate = (draft: string, file: string, content: string): void => {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  }
};

/** The file with its content in one step, so that nobody ever reads half of it. False when it is there already. */
const createWhole = (file: string, content: string): boolean => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkOrCreate(draft, file, content);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Takes a dead supervisor's lock away. Moving decides who of two may: a lock that is new by then is put back. */
const removeStale = (file: string, stale: string): void => {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  if (moved !== stale) createWhole(file, moved);
  rmSync(aside, { force: true });
};

/** Holds `file` for this process. Throws LockHeldError while the process that holds it lives. */
export const takeLock = async (file: string, processStart: ProcessStart): Promise<Lock> => {
  const own: Holder = { pid: process.pid, startedAt: (await processStart(process.pid)) ?? '' };
  const content = JSON.stringify(own);
  while (!createWhole(file, content)) {
    const found = readIfThere(file);
    if (found === null) continue;
    const holder = holderIn(found);
    if (holder !== null && (await processStart(holder.pid)) === holder.startedAt) {
      throw new LockHeldError(holder.pid);
    }
    removeStale(file, found);
  }
  return {
    release: () => {
      if (readIfThere(file) === content) rmSync(file, { force: true });
    },
  };
};

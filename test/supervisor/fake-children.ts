import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChildStarter } from '../../src/bin/supervisor/child';
import type { ChildSpec, KeepRunningDeps } from '../../src/bin/supervisor/keep-running';
import { createChildRegister } from '../../src/bin/supervisor/orphans';
import { processStart } from '../../src/bin/supervisor/process-start';
import { createUntilReady, delay } from '../../src/bin/supervisor/readiness';

/** Where the project keeps a fetched Temporal CLI, and how long fetching one may take. */
export const TEMPORAL_CACHE = join(__dirname, '../../.throughline/bin');
export const FETCH_WITHIN_MS = 300_000;

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'throughline-supervisor-'));

/** Lines that fake children append to a file they share: what happened, in order. */
export interface Diary {
  readonly file: string;
  readonly lines: () => readonly string[];
}

export const newDiary = (folder: string): Diary => {
  const file = join(folder, 'diary');
  return {
    file,
    lines: () => {
      try {
        return readFileSync(file, 'utf8').trimEnd().split('\n');
      } catch {
        return [];
      }
    },
  };
};

const PRELUDE = (diary: Diary): string =>
  `const write = (line) => require('node:fs').appendFileSync(${JSON.stringify(diary.file)}, line + '\\n');`;

/** A child that runs a few lines of JavaScript, which may `write(line)` into the diary. */
export const fakeChild = (
  name: string,
  diary: Diary,
  body: string,
  more: Partial<ChildSpec> = {},
): ChildSpec => ({
  name,
  command: process.execPath,
  args: ['-e', `${PRELUDE(diary)}\n${body}`],
  env: process.env,
  ready: () => Promise.resolve(diary.lines().includes(`${name} up`)),
  stopOrder: 1,
  graceMs: 5_000,
  ...more,
});

/** The body of a child that serves until it is asked to stop. */
export const serving = (name: string): string =>
  `process.on('SIGTERM', () => { write('${name} down'); process.exit(0); });
   setInterval(() => undefined, 1000);
   write('${name} up');`;

/** Real processes and files; time that passes only by waiting for a restart, and says how long it was. */
export const newDeps = (folder: string) => {
  const said: string[] = [];
  const waits: number[] = [];
  let now = 0;
  const deps: KeepRunningDeps = {
    starter: createChildStarter(join(folder, 'logs')),
    register: createChildRegister(join(folder, 'children.json')),
    processStart,
    untilReady: createUntilReady(30_000),
    now: () => now,
    delay: (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
    say: (line) => void said.push(line),
  };
  return { deps, said, waits, withRealTime: { ...deps, delay } satisfies KeepRunningDeps };
};

export const registered = (folder: string): readonly { name: string; pid: number; startedAt: string }[] =>
  JSON.parse(readFileSync(join(folder, 'children.json'), 'utf8')) as never;

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProcessStart } from './process-start';
import { writeWhole } from './write-whole';

const recordsSchema = z.array(z.object({ name: z.string(), pid: z.number(), startedAt: z.string() }));
type ChildRecord = z.infer<typeof recordsSchema>[number];

/** The children that live, on disk: a supervisor that was killed leaves them to the next one to stop. */
export interface ChildRegister {
  readonly add: (record: ChildRecord) => void;
  readonly remove: (pid: number) => void;
}

export const createChildRegister = (file: string): ChildRegister => {
  let records: readonly ChildRecord[] = [];
  const keep = (next: readonly ChildRecord[]): void => {
    records = next;
    writeWhole(file, JSON.stringify(records));
  };
  keep([]);
  return {
    add: (record) => keep([...records, record]),
    remove: (pid) => {
      if (records.some((record) => record.pid === pid)) keep(records.filter((record) => record.pid !== pid));
    },
  };
};

const recordsIn = (file: string): readonly ChildRecord[] => {
  try {
    return recordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
};

export interface StopOrphansDeps {
  readonly processStart: ProcessStart;
  readonly kill: (pid: number, signal: 'SIGTERM' | 'SIGKILL') => void;
  readonly delay: (ms: number) => Promise<void>;
  readonly say: (line: string) => void;
}

const POLL_MS = 100;
const GRACE_POLLS = 30;

const stopOne = async (
  { name, pid, startedAt }: ChildRecord,
  { processStart, kill, delay, say }: StopOrphansDeps,
): Promise<void> => {
  const lives = async (): Promise<boolean> => (await processStart(pid)) === startedAt;
  if (!(await lives())) return;
  say(`Stopping ${name} (process ${pid}), left over from an earlier run.`);
  kill(pid, 'SIGTERM');
  for (let poll = 0; poll < GRACE_POLLS; poll++) {
    if (!(await lives())) return;
    await delay(POLL_MS);
  }
  kill(pid, 'SIGKILL');
};

/** Stops what an earlier supervisor started and could not stop. A process that only has the same id is left alone. */
export const stopOrphans = async (file: string, deps: StopOrphansDeps): Promise<void> => {
  await Promise.all(recordsIn(file).map((record) => stopOne(record, deps)));
};

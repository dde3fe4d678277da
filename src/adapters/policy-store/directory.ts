import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { asRoutingPlanSid } from '../../domain/ids';
import { PolicyMissingError } from './port';
import type { PolicyStore, PublishedPolicy } from './port';
import { writeAtomically } from './write-atomically';

const VERSION = /^[A-Za-z][A-Za-z0-9-]{0,47}@[0-9a-f]{8}(@x\d+(\.\d+)?)?$/;

const sid = z.string().transform(asRoutingPlanSid);

/** What is kept beside a policy's text: `<version>.json`, and the same in `current.json` for the one in force. */
const recordSchema = z.object({
  version: z.string().regex(VERSION),
  /** Milliseconds since the epoch. */
  publishedAt: z.number(),
  routingPlans: z.object({ voice: sid, messaging: sid, email: sid }),
});
type PolicyRecord = z.output<typeof recordSchema>;

const CURRENT = 'current.json';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

async function readRecord(path: string): Promise<PolicyRecord> {
  const parsed = recordSchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path} is damaged: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function readPolicy(
  directory: string,
  { version, routingPlans }: PolicyRecord,
): Promise<PublishedPolicy> {
  return { version, routingPlans, text: await readFile(join(directory, `${version}.yaml`), 'utf8') };
}

/**
 * What tells one `current.json` from the next: a publish makes a new file, so its inode changes with its time. Throws
 * PolicyMissingError when there is none.
 */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeNs, ino, size } = await stat(path, { bigint: true });
    return `${ino}:${mtimeNs}:${size}`;
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new PolicyMissingError('No policy was published yet; run throughline policy apply FILE.', {
      cause,
    });
  }
}

function createReader(directory: string): () => Promise<PublishedPolicy> {
  const path = join(directory, CURRENT);
  let cached: { stamp: string; policy: PublishedPolicy } | null = null;
  return async () => {
    const stamp = await stampOf(path);
    if (cached?.stamp !== stamp)
      cached = { stamp, policy: await readPolicy(directory, await readRecord(path)) };
    return cached.policy;
  };
}

async function readHistory(directory: string): Promise<PublishedPolicy[]> {
  const files = await readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const records = await Promise.all(
    files
      .filter((file) => file.endsWith('.json') && file !== CURRENT)
      .map((file) => readRecord(join(directory, file))),
  );
  records.sort((a, b) => b.publishedAt - a.publishedAt);
  return Promise.all(records.map((record) => readPolicy(directory, record)));
}

/**
 * Keeps policies as files in a directory: `<version>.yaml` and `<version>.json` for each, `current.json` for the one in
 * force. Several processes may share it; a publish is seen by all at their next call, and the file is read only after it
 * changed. `now` gives milliseconds since the epoch. Methods throw file-system errors, and Error when a file is damaged.
 */
export function createDirectoryPolicyStore(directory: string, now: () => number): PolicyStore {
  return {
    current: createReader(directory),
    history: () => readHistory(directory),
    async publish({ version, text, routingPlans }) {
      if (!VERSION.test(version)) throw new TypeError(`"${version}" is no version of a policy.`);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const record = JSON.stringify({ version, publishedAt: now(), routingPlans }, null, 2);
      await writeAtomically(join(directory, `${version}.yaml`), text);
      await writeAtomically(join(directory, `${version}.json`), record);
      await writeAtomically(join(directory, CURRENT), record);
    },
  };
}

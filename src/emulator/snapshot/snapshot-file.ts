import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { SNAPSHOT_FORMAT, type EmulatorSnapshot } from './emulator-snapshot';

/*
 * A snapshot file is two lines: what it is, with the sha256 of the other line, and the snapshot as JSON.
 */

interface Head {
  readonly format: number;
  readonly sha256: string;
}

/** What was found: a snapshot, nothing, or a damaged file, which was moved aside to `keptAs`. */
export type Found =
  | { readonly snapshot: EmulatorSnapshot | null; readonly keptAs?: undefined }
  | { readonly snapshot: null; readonly keptAs: string };

/**
 * Reads a snapshot. A file that is torn or was changed by hand is kept aside: half a contact centre is worse than an
 * empty one, and somebody may want to look. Throws when the file is of another format or another account.
 *
 * @param now milliseconds since the epoch, for the name of a damaged file
 */
export async function readSnapshot(path: string, accountSid: string, now: number): Promise<Found> {
  const text = await textOf(path);
  if (text === null) return { snapshot: null };
  const [headLine = '', body = ''] = text.split('\n');
  const head = parse<Head>(headLine);
  if (typeof head?.format === 'number' && head.format !== SNAPSHOT_FORMAT) {
    throw new Error(
      `${path} is of snapshot format ${head.format}, not ${SNAPSHOT_FORMAT}; move it away to start empty`,
    );
  }
  const snapshot = head !== null && head.sha256 === sha256Of(body) ? parse<EmulatorSnapshot>(body) : null;
  if (snapshot === null) return { snapshot, keptAs: await keepAside(path, now) };
  const saved = snapshot.engine.accountSid;
  if (saved === accountSid) return { snapshot };
  throw new Error(`${path} is of account ${saved}, not ${accountSid}; move it away to start empty`);
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T | null;
  } catch {
    return null;
  }
}

async function keepAside(path: string, now: number): Promise<string> {
  const aside = `${path}.damaged-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(path, aside);
  return aside;
}

/** Writes a snapshot so that a reader finds the old one or the new one, whole, also after a crash. */
export async function writeSnapshot(path: string, snapshot: EmulatorSnapshot): Promise<void> {
  const body = JSON.stringify(snapshot);
  const head: Head = { format: SNAPSHOT_FORMAT, sha256: sha256Of(body) };
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(head)}\n${body}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}

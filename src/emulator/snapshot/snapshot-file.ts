import { open, readFile, rename } from 'node:fs/promises';
import { SNAPSHOT_FORMAT, type EmulatorSnapshot } from './emulator-snapshot';

/** Reads a snapshot, or null when there is no file. Throws when it is none of this format, or of another account. */
export async function readSnapshot(path: string, accountSid: string): Promise<EmulatorSnapshot | null> {
  const text = await textOf(path);
  if (text === null) return null;
  const snapshot = parse(text);
  if (snapshot?.format !== SNAPSHOT_FORMAT) {
    throw new Error(
      `${path} is not an emulator snapshot of format ${SNAPSHOT_FORMAT}; move it away to start empty`,
    );
  }
  const saved = snapshot.engine.accountSid;
  if (saved === accountSid) return snapshot;
  throw new Error(`${path} is of account ${saved}, not ${accountSid}; move it away to start empty`);
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): EmulatorSnapshot | null {
  try {
    return JSON.parse(text) as EmulatorSnapshot | null;
  } catch {
    return null;
  }
}

/** Writes a snapshot so that a reader finds the old one or the new one, whole, also after a crash. */
export async function writeSnapshot(path: string, snapshot: EmulatorSnapshot): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(snapshot));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}

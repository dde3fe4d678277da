import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnvironment } from '../../../config/child-environment';
import type { Attempt, Missing } from './attempt';
import { inFetchFolder, keepInCache } from './cache';
import { CLI_VERSION } from './release';

export interface SdkDownload {
  /** The module to load, `@temporalio/testing`. */
  readonly sdk: string;
  /** A firewall that swallows packets would otherwise hang it. A download that moves on may take longer. */
  readonly stalledAfterMs: number;
}

const LOOK_EVERY_MS = 200;

/**
 * Run in a process of its own, because a download inside the SDK cannot be called off. It starts a server once and
 * ends it.
 */
const FETCH = `
  const { TestWorkflowEnvironment } = require(process.argv[1]);
  const executable = { type: 'cached-download', version: process.argv[2], downloadDir: process.argv[3] };
  TestWorkflowEnvironment.createLocal({ server: { executable } })
    .then((environment) => environment.teardown())
    .catch((error) => { console.error(error.message); process.exit(1); });
`;

/** -1 while the folder changes under the look. */
const bytesIn = (folder: string): number => {
  try {
    return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return -1;
  }
};

/** Resolves when nothing has come for that long, or when it is done. */
const stall = async (folder: string, stalledAfterMs: number, done: AbortSignal): Promise<'stalled'> => {
  let bytes = bytesIn(folder);
  for (let stillMs = 0; stillMs < stalledAfterMs && !done.aborted; stillMs += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS, undefined, { signal: done }).catch(() => undefined);
    const now = bytesIn(folder);
    if (now !== bytes) stillMs = 0;
    bytes = now;
  }
  return 'stalled';
};

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });

/** The group, because the fetching process may have a server running. */
const killGroup = ({ pid }: ChildProcess): void => {
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
};

const download = async (folder: string, { sdk, stalledAfterMs }: SdkDownload): Promise<Missing | null> => {
  const child = spawn(process.execPath, ['-e', FETCH, sdk, `v${CLI_VERSION}`, folder], {
    env: childEnvironment({}),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)));
  const exited = exitOf(child);
  const done = new AbortController();
  const outcome = await Promise.race([exited, stall(folder, stalledAfterMs, done.signal)]);
  done.abort();
  if (outcome === 'stalled') {
    killGroup(child);
    await exited;
    return { why: `nothing came for ${stalledAfterMs / 1_000} s` };
  }
  return outcome === 0 ? null : { why: complaint.trim().split('\n').at(-1) || 'the download failed' };
};

const ours = (): SdkDownload => ({ sdk: require.resolve('@temporalio/testing'), stalledAfterMs: 20_000 });

/** The download that Temporal's SDK brings: the official release from temporal.download. */
export const bySdk = (cacheDir: string, from: SdkDownload = ours()): Attempt => ({
  what: `fetching it with the Temporal SDK from temporal.download (v${CLI_VERSION}, 45 MB)`,
  run: () =>
    inFetchFolder(cacheDir, async (folder) => {
      const failure = await download(folder, from);
      if (failure !== null) return failure;
      const [program] = readdirSync(folder);
      if (program === undefined) return { why: 'the download left no program' };
      return keepInCache(cacheDir, join(folder, program), null);
    }),
});

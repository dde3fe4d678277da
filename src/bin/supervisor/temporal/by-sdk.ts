import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnvironment } from '../../../config/child-environment';
import type { Attempt, Missing } from './attempt';
import { inFetchFolder, keepInCache } from './cache';
import { CLI_VERSION } from './release';

/** A firewall that swallows packets would otherwise hang it. A download that moves on may take longer. */
const STALLED_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 250;

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

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

const stallIn = async (folder: string, done: AbortSignal): Promise<void> => {
  let bytes = -1;
  for (let still = 0; still < STALLED_AFTER_MS && !done.aborted; still += LOOK_EVERY_MS) {
    const size = bytesIn(folder);
    if (size !== bytes) still = 0;
    bytes = size;
    await wait(LOOK_EVERY_MS, undefined, { signal: done }).catch(() => undefined);
  }
};

const download = async (folder: string): Promise<Missing | null> => {
  const args = ['-e', FETCH, require.resolve('@temporalio/testing'), `v${CLI_VERSION}`, folder];
  const child = spawn(process.execPath, args, {
    env: childEnvironment({}),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)));
  const done = new AbortController();
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
  const stalled = stallIn(folder, done.signal).then(() => 'stalled' as const);
  const outcome = await Promise.race([exited, stalled]);
  done.abort();
  if (outcome === 'stalled') {
    killGroup(child.pid);
    await exited;
    return { why: `nothing came for ${STALLED_AFTER_MS / 1_000} s` };
  }
  return outcome === 0 ? null : { why: complaint.trim().split('\n').at(-1) || 'the download failed' };
};

/** The group, because the fetching process may have a server running. */
const killGroup = (pid: number | undefined): void => {
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
};

/** The download that Temporal's SDK brings: the official release from temporal.download. */
export const bySdk = (binDir: string): Attempt => ({
  what: `fetching it with the Temporal SDK from temporal.download (v${CLI_VERSION}, 45 MB)`,
  run: () =>
    inFetchFolder(binDir, async (folder) => {
      const failure = await download(folder);
      if (failure !== null) return failure;
      const [program] = readdirSync(folder);
      if (program === undefined) return { why: 'the download left no program' };
      return keepInCache(binDir, join(folder, program), null);
    }),
});

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * When a process started, or null when there is none of that id (any more). Opaque text: equal for the same process,
 * different for another one that was given the same id later.
 */
export type ProcessStart = (pid: number) => Promise<string | null>;

const run = promisify(execFile);

/** Field 3 of /proc/<pid>/stat is the state, field 22 the start in clock ticks since boot (man 5 proc_pid_stat). */
const onLinux: ProcessStart = async (pid) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return isGone(fields[0] ?? 'X') ? null : `${boot.trim()} ${fields[19] ?? ''}`;
};

const onUnix: ProcessStart = async (pid) => {
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } });
  const [state = 'X', ...start] = stdout.trim().split(/\s+/);
  return isGone(state) ? null : start.join(' ');
};

const onWindows: ProcessStart = async (pid) => {
  const command = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command]);
  return stdout.trim();
};

/** A zombie has ended; only its parent has not looked yet. */
const isGone = (state: string): boolean => /^[ZX]/.test(state);

const ofPlatform: Partial<Record<NodeJS.Platform, ProcessStart>> = { linux: onLinux, win32: onWindows };

export const processStart: ProcessStart = async (pid) => {
  try {
    return await (ofPlatform[process.platform] ?? onUnix)(pid);
  } catch {
    return null;
  }
};

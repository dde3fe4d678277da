import { execFile } from 'node:child_process';
import { childEnvironment } from '../../../config/child-environment';

export type ProgramResult =
  { readonly ok: true; readonly stdout: string } | { readonly ok: false; readonly why: string };

export interface RunOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
}

/** The last line that says something, which is where programs put their reason. */
const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';

/** Runs a program directly, without a shell. Never throws: a program that is not there is an answer, too. */
export const runProgram = (
  command: string,
  args: readonly string[],
  { timeoutMs, cwd }: RunOptions,
): Promise<ProgramResult> =>
  new Promise((resolve) => {
    const options = { timeout: timeoutMs, env: childEnvironment({}), windowsHide: true, cwd };
    execFile(command, args, { ...options, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) return resolve({ ok: true, stdout });
      if (error.code === ('ENOENT' as never))
        return resolve({ ok: false, why: `${command} is not installed` });
      if (error.killed) return resolve({ ok: false, why: `no answer within ${timeoutMs / 1_000} s` });
      resolve({ ok: false, why: lastLine(stderr) || `${command} failed` });
    });
  });

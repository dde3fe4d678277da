/** What a process needs to end well; `process` in production. */
export interface EndingProcess {
  readonly stdin: NodeJS.ReadableStream;
  readonly once: (signal: 'SIGTERM' | 'SIGINT', listener: () => void) => unknown;
  readonly exit: (code: number) => void;
  /** Runs the function after the time, unless the process has ended by then. */
  readonly after: (ms: number, run: () => void) => void;
}

export interface EndOptions {
  /** Also when standard input closes: the process that started this one is gone, and nobody else would stop it. */
  readonly withParent: boolean;
  /** Ends the process's work. Called once. */
  readonly stop: () => Promise<void>;
}

/** How long a process that ends with its parent may take: nobody is left to kill it. */
const LONGEST_END_MS = 5_000;

const thisProcess: EndingProcess = {
  stdin: process.stdin,
  once: (signal, listener) => process.once(signal, listener),
  exit: (code) => process.exit(code),
  after: (ms, run) => void setTimeout(run, ms).unref(),
};

/**
 * Ends the process in order: on SIGTERM, on SIGINT and, when asked, when standard input closes. Its exit code is then
 * 0, or 1 when `stop` fails.
 */
export const endWithParent = (
  { withParent, stop }: EndOptions,
  { stdin, once, exit, after }: EndingProcess = thisProcess,
): void => {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    if (withParent) after(LONGEST_END_MS, () => exit(1));
    stop().then(
      () => exit(0),
      (error: unknown) => {
        console.error(error);
        exit(1);
      },
    );
  };
  once('SIGTERM', end);
  once('SIGINT', end);
  if (!withParent) return;
  for (const closing of ['end', 'close', 'error']) stdin.once(closing, end);
  stdin.resume();
};

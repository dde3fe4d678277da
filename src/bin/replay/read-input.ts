import { readAvailability, type Presence } from './availability';
import { readCallLog, type LoggedCall } from './call-log';
import { ReplayInputError, type InputProblem, type Reading } from './input-problem';
import { printLocalTime } from './local-time';
import { flagProblem, readSpeed, readWindow, type ReplayFlags } from './read-flags';
import { readReplayPolicy, unknownToPolicy, type ReplayPolicy } from './replay-policy';
import { callsIn, planCalls, type Schedule, type Window } from './schedule';
import { planTimetables, type Timetable } from './timetable';

/** Everything a replay does, settled before it begins. */
export interface ReplayPlan {
  readonly files: { readonly log: string; readonly availability: string };
  readonly window: Window;
  readonly speed: number;
  readonly schedule: Schedule;
  readonly timetables: readonly Timetable[];
  readonly policy: ReplayPolicy;
}

/** Reads a file as text; throws as `fs` does. */
export type ReadText = (path: string) => string;

interface Parts {
  readonly log: readonly LoggedCall[];
  readonly presences: readonly Presence[];
  readonly window: Window;
  readonly speed: number;
  readonly policy: ReplayPolicy;
}

function readFileAs<Value>(
  read: ReadText,
  path: string,
  understand: (text: string, path: string) => Reading<Value>,
): Reading<Value | null> {
  let text: string;
  try {
    text = read(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'ENOENT' ? 'is not there.' : `cannot be read: ${code ?? String(error)}.`;
    return { value: null, problems: [{ source: path, line: null, message }] };
  }
  return understand(text, path);
}

function readPresences(read: ReadText, path: string | undefined): Reading<readonly Presence[] | null> {
  if (path !== undefined) return readFileAs(read, path, readAvailability);
  return {
    value: null,
    problems: [flagProblem('availability', 'is needed: the file that says who is there.')],
  };
}

const isWhole = (parts: { [Name in keyof Parts]: Parts[Name] | null }): parts is Parts =>
  Object.values(parts).every((part) => part !== null);

const byPlace = (a: InputProblem, b: InputProblem): number =>
  a.source === b.source ? (a.line ?? 0) - (b.line ?? 0) : 0;

/** Throws ReplayInputError with everything that is wrong. */
function readParts(logFile: string, flags: ReplayFlags, read: ReadText): Parts {
  const problems: InputProblem[] = [];
  const take = <Value>(reading: Reading<Value>): Value => {
    problems.push(...reading.problems);
    return reading.value;
  };
  const window = take(readWindow(flags));
  const speed = take(readSpeed(flags));
  const log = take(readFileAs(read, logFile, readCallLog));
  const presences = take(readPresences(read, flags.availability));
  const policy = take(
    readFileAs(read, flags.policy, (text, path) => readReplayPolicy(text, path, speed ?? 1)),
  );
  if (log !== null && policy !== null) {
    problems.push(...unknownToPolicy(window === null ? log : callsIn(log, window), policy, logFile));
  }
  const parts = { window, speed, log, presences, policy };
  if (problems.length > 0 || !isWhole(parts)) throw new ReplayInputError(problems.sort(byPlace));
  return parts;
}

const reachOf = (log: readonly LoggedCall[]): string => {
  const instants = log.map(({ requestedAt }) => requestedAt).sort((a, b) => a - b);
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined) return 'it has no calls.';
  return `it goes from ${printLocalTime(first)} to ${printLocalTime(last)}.`;
};

/** A window in which nothing happens was mistyped. Throws ReplayInputError. */
function expectTraffic(plan: ReplayPlan, log: readonly LoggedCall[]): void {
  const { files, window, schedule, timetables } = plan;
  const span = `from ${printLocalTime(window.from)} to ${printLocalTime(window.to)}`;
  const problems = [
    ...(schedule.placed.length > 0
      ? []
      : [{ source: files.log, line: null, message: `nobody asks to be routed ${span}; ${reachOf(log)}` }]),
    ...(timetables.length > 0
      ? []
      : [{ source: files.availability, line: null, message: `nobody is there to answer ${span}.` }]),
  ];
  if (problems.length > 0) throw new ReplayInputError(problems);
}

/** Settles what a replay will do. Throws ReplayInputError with everything that is wrong. */
export function readInput(logFile: string, flags: ReplayFlags, read: ReadText): ReplayPlan {
  const { log, presences, window, speed, policy } = readParts(logFile, flags, read);
  const span = { from: window.from, to: window.to + policy.longestRouteMs };
  const plan = {
    files: { log: logFile, availability: flags.availability ?? '' },
    window,
    speed,
    policy,
    schedule: planCalls(log, window, speed),
    timetables: planTimetables(presences, span, speed),
  };
  expectTraffic(plan, log);
  return plan;
}

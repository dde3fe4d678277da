import type { InputProblem, Reading } from './input-problem';
import { parseLocalTime } from './local-time';
import type { Window } from './schedule';

/** What was typed. */
export interface ReplayFlags {
  readonly availability?: string;
  readonly from?: string;
  readonly to?: string;
  readonly speed: string;
  readonly policy: string;
}

const EXAMPLE = 'a local time such as 1999-03-15T10:00';

export const flagProblem = (flag: string, message: string): InputProblem => ({
  source: `--${flag}`,
  line: null,
  message,
});

function readTime(flag: 'from' | 'to', text: string | undefined): Reading<number | null> {
  if (text === undefined) return { value: null, problems: [flagProblem(flag, `is needed: ${EXAMPLE}.`)] };
  const value = parseLocalTime(text);
  const message = `must be ${EXAMPLE}, not ${text}.`;
  return { value, problems: value === null ? [flagProblem(flag, message)] : [] };
}

/** The part of the log that is asked for; null when it is none. */
export function readWindow(flags: ReplayFlags): Reading<Window | null> {
  const [from, to] = [readTime('from', flags.from), readTime('to', flags.to)];
  const problems = [...from.problems, ...to.problems];
  if (from.value === null || to.value === null) return { value: null, problems };
  if (from.value < to.value) return { value: { from: from.value, to: to.value }, problems };
  return { value: null, problems: [flagProblem('from', `${flags.from} is not before --to ${flags.to}.`)] };
}

/** How many times faster than the log; null when it is no such number. */
export function readSpeed({ speed: text }: ReplayFlags): Reading<number | null> {
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (speed >= 1) return { value: speed, problems: [] };
  return { value: null, problems: [flagProblem('speed', `must be a number of at least 1, not ${text}.`)] };
}

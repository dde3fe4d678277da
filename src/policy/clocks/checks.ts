import { CLOCKS, MARKS } from '../../domain/clocks/plan';
import type { Calendar } from '../calendars';
import type { CalendarsReading } from '../calendars/reading';
import { ALL_TIME_INSTEAD, checkNamedCalendar } from '../checks/calendars';
import { suggest } from '../closest';
import { fields, list, textOrNull, type Fields } from '../document';
import { parseDuration, printDuration } from '../duration';
import type { Finding, PolicyPath, PolicyProblemCode } from '../problem';

/*
 * What clocks and updates name in other blocks, and whether they can be kept. It reads the document as it was written;
 * shapes are the schema's.
 */

export function checkClocks(value: unknown, calendars: CalendarsReading): Finding[] {
  const document = fields(value);
  const clocks = fields(document['clocks']);
  const { while_waiting: waits, only_within: quiet } = fields(document['updates']);
  return [
    ...CLOCKS.flatMap((name) => checkClock(document, calendars, fields(clocks[name]), ['clocks', name])),
    ...list(waits).flatMap((wait, n) =>
      checkTexts(document, fields(wait)['text'], ['updates', 'while_waiting', n, 'text']),
    ),
    ...checkCalendar(calendars, fields(quiet), ['updates', 'only_within'], 'nobody would ever be written to'),
  ];
}

function checkClock(
  document: Fields,
  calendars: CalendarsReading,
  { targets, ...clock }: Fields,
  path: PolicyPath,
): Finding[] {
  return [
    ...list(targets).flatMap((target, n) => {
      const here = [...path, 'targets', n];
      const unnamed = checkCalendar(calendars, fields(target), here, 'the clock would never run');
      return [
        ...(unnamed.length > 0 ? unnamed : checkLength(calendars, fields(target), here)),
        ...checkWarning(fields(target), fields(clock['warning']), here),
      ];
    }),
    ...unreachableTargets(list(targets), [...path, 'targets']),
    ...MARKS.flatMap((mark) => checkActions(document, fields(clock[mark]), [...path, mark])),
  ];
}

/** Behind a target for everybody stands nothing that anybody has. */
function unreachableTargets(targets: readonly unknown[], path: PolicyPath): Finding[] {
  const first = targets.findIndex((target) => fields(target)['when'] === undefined);
  if (first === -1 || first === targets.length - 1) return [];
  return [
    {
      code: 'unreachable_target',
      path: [...path, first + 1],
      message: 'No customer has this target: the one before has no condition.',
      fix: 'Give the one before a when, or put it last.',
    },
  ];
}

function checkActions(document: Fields, { escalate, notify, tell }: Fields, path: PolicyPath): Finding[] {
  return [
    ...unknown(document, ['escalations', 'ladder', 'unknown_ladder'], escalate, [...path, 'escalate']),
    ...unknown(document, ['notification_channels', 'channel', 'unknown_channel'], notify, [
      ...path,
      'notify',
    ]),
    ...list(tell).flatMap((one, n) =>
      checkTexts(document, fields(one)['text'], [...path, 'tell', n, 'text']),
    ),
  ];
}

function unknown(
  document: Fields,
  [block, kind, code]: readonly [block: string, kind: string, code: PolicyProblemCode],
  value: unknown,
  path: PolicyPath,
): Finding[] {
  const name = textOrNull(value);
  const known = Object.keys(fields(document[block]));
  if (name === null || name === '' || known.includes(name)) return [];
  return [{ code, path, message: `There is no ${kind} "${name}".`, fix: suggest(name, known) }];
}

/** Whoever reads a language that the text is not written in gets the first one: that must be what most of them read. */
function checkTexts({ attributes }: Fields, value: unknown, path: PolicyPath): Finding[] {
  const languages = Object.keys(fields(value));
  const fallback = textOrNull(fields(fields(attributes)['language'])['default']);
  if (fallback === null || languages.length === 0 || languages.includes(fallback)) return [];
  return [
    {
      code: 'text_without_fallback',
      path,
      message: `The text is not written in ${fallback}, the language of whoever names none.`,
      fix: `Add a line for ${fallback}.`,
    },
  ];
}

const checkCalendar = (
  reading: CalendarsReading,
  { calendar }: Fields,
  path: PolicyPath,
  consequence: string,
): Finding[] =>
  checkNamedCalendar(reading, textOrNull(calendar), [...path, 'calendar'], {
    consequence,
    instead: ALL_TIME_INSTEAD,
  });

const WEEKS_AHEAD = 260;
const MINUTE_MS = 60_000;

const minutesOf = (hours: Calendar['weekly'][number]): number =>
  hours.reduce((sum, { from, to }) => sum + to - from, 0);

/** The most that a calendar may be open in the five years that we look ahead. */
function longestOpenMs({ weekly, exceptions }: Calendar): number {
  const inWeeks = weekly.reduce((sum, hours) => sum + minutesOf(hours), 0) * WEEKS_AHEAD;
  const inExceptions = exceptions.reduce((sum, { from, to, hours }) => {
    const days = 1 + (Date.parse(to) - Date.parse(from)) / 86_400_000;
    return sum + days * minutesOf(hours);
  }, 0);
  return (inWeeks + inExceptions) * MINUTE_MS;
}

function checkLength(
  { calendars }: CalendarsReading,
  { calendar, within }: Fields,
  path: PolicyPath,
): Finding[] {
  const known = calendars.get(textOrNull(calendar) ?? '');
  const ms = parseDuration(String(within));
  if (known === undefined || ms === null) return [];
  const open = longestOpenMs(known);
  if (ms <= open) return [];
  return [
    {
      code: 'clock_too_long',
      path: [...path, 'within'],
      message: `The calendar "${known.name}" is open for ${printDuration(open)} at most in five years, so this is never due.`,
      fix: `Shorten it, or give ${known.name} more hours.`,
    },
  ];
}

function checkWarning({ within }: Fields, { left }: Fields, path: PolicyPath): Finding[] {
  const [all, rest] = [parseDuration(String(within)), parseDuration(String(left))];
  if (all === null || rest === null || rest < all) return [];
  return [
    {
      code: 'warning_too_early',
      path: [...path, 'within'],
      message: `The warning comes when ${String(left)} are left: with this target that is at once.`,
      fix: 'Write a share instead, e.g. left: 20%, or a longer target.',
    },
  ];
}

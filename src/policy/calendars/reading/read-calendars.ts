import { suggest } from '../../closest';
import { fields, list, textOrNull } from '../../document';
import { NAME, NAME_FORM } from '../../names';
import type { Finding, PolicyPath } from '../../problem';
import type { Calendar, Holiday } from '../calendar';
import { readExceptions, readHolidays } from './special-days';
import { Findings, misread } from './reading';
import { readWeek } from './week';
import { readZone } from './zone';

/** The calendars of a policy, as far as they can be read, and everything that is wrong with them. */
export interface CalendarsReading {
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly path: PolicyPath;
  /** With its own holidays only. */
  readonly calendar: Calendar;
  readonly holidaysOf: readonly { readonly path: PolicyPath; readonly name: string }[];
}

function readCalendar(name: string, value: unknown, findings: Findings): Draft {
  const path = ['calendars', name];
  const { zone, weekly, holidays, exceptions, holidays_of: others } = fields(value);
  if (!NAME.test(name)) {
    findings.add(path, misread('invalid_name', `"${name}" cannot be a name here.`, NAME_FORM), true);
  }
  const isList = Array.isArray(others);
  return {
    path,
    calendar: {
      name,
      zone: typeof zone === 'string' ? (findings.take([...path, 'zone'], readZone(zone)) ?? 'UTC') : 'UTC',
      weekly: readWeek(weekly, [...path, 'weekly'], findings),
      holidays: readHolidays(holidays, [...path, 'holidays'], findings),
      exceptions: readExceptions(exceptions, [...path, 'exceptions'], findings),
    },
    holidaysOf: (isList ? list(others) : [others]).flatMap((other, index) => {
      const named = textOrNull(other);
      const here = [...path, 'holidays_of'];
      return named === null ? [] : [{ path: isList ? [...here, index] : here, name: named }];
    }),
  };
}

type Drafts = ReadonlyMap<string, Draft>;

/** Its own holidays, then those of the calendars it names, and of those they name, each calendar's once. */
function allHolidays(
  draft: Draft,
  drafts: Drafts,
  findings: Findings,
  through: readonly string[] = [],
  seen = new Set<string>(),
): readonly Holiday[] {
  const way = [...through, draft.calendar.name];
  seen.add(draft.calendar.name);
  const others = draft.holidaysOf.flatMap(({ path, name }) => {
    const other = drafts.get(name);
    if (other === undefined) {
      const fix = suggest(name, [...drafts.keys()]);
      findings.add(path, misread('unknown_calendar', `There is no calendar "${name}".`, fix));
      return [];
    }
    if (!seen.has(name)) return allHolidays(other, drafts, findings, way, seen);
    if (!way.includes(name)) return [];
    const circle = [...way.slice(way.indexOf(name)), name].join(' → ');
    const fix = 'Take one of these calendars out of holidays_of.';
    findings.add(path, misread('circular_calendar', `The calendars name each other: ${circle}.`, fix));
    return [];
  });
  return [...draft.calendar.holidays, ...others];
}

/** Reads the block `calendars` of a policy's document. What has the wrong shape is the schema's to tell. */
export function readCalendars(document: unknown): CalendarsReading {
  const findings = new Findings();
  const drafts: Drafts = new Map(
    Object.entries(fields(fields(document)['calendars'])).map(([name, value]) => [
      name,
      readCalendar(name, value, findings),
    ]),
  );
  const calendars = [...drafts.values()].map((draft): [string, Calendar] => [
    draft.calendar.name,
    { ...draft.calendar, holidays: allHolidays(draft, drafts, findings) },
  ]);
  return { calendars: new Map(calendars), findings: findings.all };
}

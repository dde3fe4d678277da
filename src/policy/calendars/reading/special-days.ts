import { fields, list, textOrNull } from '../../document';
import type { PolicyPath } from '../../problem';
import { OBSERVANCES } from '../calendar';
import type { CalendarException, Holiday, Hours } from '../calendar';
import { readDates } from './dates';
import { readHolidayRule } from './holiday-rule';
import { misread } from './reading';
import type { Findings } from './reading';
import { inOrder, readSpans, tellOverlaps } from './week';

/** None: closed. */
function readHours(value: unknown, path: PolicyPath, findings: Findings): Hours {
  const spans = readSpans(value, [...path, 'hours'], findings);
  tellOverlaps(
    spans.map((placed) => ({ ...placed, day: 0 })),
    findings,
  );
  return inOrder(spans.map(({ span }) => span));
}

export function readHolidays(value: unknown, path: PolicyPath, findings: Findings): readonly Holiday[] {
  return list(value).flatMap((entry, index) => {
    const here = [...path, index];
    const { name, on, hours, observed } = fields(entry);
    const own = readHours(hours, here, findings);
    const rule = typeof on === 'string' ? findings.take([...here, 'on'], readHolidayRule(on)) : null;
    if (rule === null) return [];
    return [
      {
        name: textOrNull(name),
        on: rule,
        hours: own,
        observed: OBSERVANCES.find((known) => known === observed) ?? null,
      },
    ];
  });
}

/** Exceptions that do not meet: which of two would hold is nothing to guess. */
export function readExceptions(
  value: unknown,
  path: PolicyPath,
  findings: Findings,
): readonly CalendarException[] {
  const exceptions: CalendarException[] = [];
  for (const [index, entry] of list(value).entries()) {
    const here = [...path, index];
    const { on, hours, because } = fields(entry);
    const own = readHours(hours, here, findings);
    const dates = typeof on === 'string' ? findings.take([...here, 'on'], readDates(on)) : null;
    if (dates === null) continue;
    const other = exceptions.find(({ from, to }) => from <= dates.to && dates.from <= to);
    if (other !== undefined) {
      const message = `An exception for ${other.from === other.to ? other.from : `${other.from} to ${other.to}`} stands above.`;
      findings.add(
        [...here, 'on'],
        misread('exceptions_overlap', message, 'Let each date have one exception at most.'),
      );
    }
    exceptions.push({ ...dates, hours: own, because: textOrNull(because) });
  }
  return exceptions;
}

import { fields } from '../../document';
import type { PolicyPath } from '../../problem';
import type { Hours, Span } from '../calendar';
import { WEEKDAYS } from '../day';
import { overlaps, readSpan } from './hours';
import type { PlacedSpan } from './hours';
import { misread } from './reading';
import type { Findings } from './reading';
import { readWeekdays } from './weekdays';

/** Where a span stands, and its text. */
export interface Place {
  readonly path: PolicyPath;
  readonly text: string;
}

/** The spans of one value: a text or a list of texts. */
export function readSpans(
  value: unknown,
  path: PolicyPath,
  findings: Findings,
): { place: Place; span: Span }[] {
  const isList = Array.isArray(value);
  const texts: readonly unknown[] = isList ? value : [value];
  return texts.flatMap((text, index) => {
    if (typeof text !== 'string') return [];
    const place = { path: isList ? [...path, index] : path, text };
    const span = findings.take(place.path, readSpan(text));
    return span === null ? [] : [{ place, span }];
  });
}

export function tellOverlaps(
  spans: readonly PlacedSpan<Place>[],
  findings: Findings,
  everyDays?: number,
): void {
  for (const [later, earlier] of overlaps(spans, everyDays)) {
    const message = `"${later.text}" overlaps "${earlier.text}".`;
    findings.add(
      later.path,
      misread('overlapping_hours', message, 'Let each span begin when the one before has ended.'),
    );
  }
}

export const inOrder = (spans: readonly Span[]): Hours => [...spans].sort((a, b) => a.from - b.from);

/** The hours of a week, Monday's first. What several lines say of one day adds up. */
export function readWeek(value: unknown, path: PolicyPath, findings: Findings): readonly Hours[] {
  const spans = Object.entries(fields(value)).flatMap(([key, written]) => {
    const line = [...path, key];
    const days = findings.take(line, readWeekdays(key), true) ?? [];
    return readSpans(written, line, findings).flatMap(({ place, span }) =>
      days.map((day) => ({ place, day, span })),
    );
  });
  tellOverlaps(spans, findings, WEEKDAYS.length);
  return WEEKDAYS.map((_, weekday) =>
    inOrder(spans.filter(({ day }) => day === weekday).map(({ span }) => span)),
  );
}

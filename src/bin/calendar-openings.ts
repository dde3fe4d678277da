import { DateTime } from 'luxon';
import { nextClosing, nextOpening, openHours, type Calendar, type OpenHours } from '../policy';
import { columns } from './columns';

/** The openings from one instant to another, each whole: the first may have begun, the last may end, outside of them. */
function openingsOf(hours: OpenHours, from: number, to: number): { opens: number; closes: number | null }[] {
  const found: { opens: number; closes: number | null }[] = [];
  let opens = nextOpening(hours, from);
  while (opens !== null && opens < to) {
    const closes = nextClosing(hours, opens);
    found.push({ opens, closes });
    opens = closes === null ? null : nextOpening(hours, closes);
  }
  return found;
}

const hoursAndMinutes = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};

/** A calendar's openings of so many of its dates, from a date (`2026-12-20`) or the one that an instant falls on. */
export function printOpenings(calendar: Calendar, from: string | number, days: number): string {
  const { zone } = calendar;
  const given =
    typeof from === 'number' ? DateTime.fromMillis(from, { zone }) : DateTime.fromISO(from, { zone });
  if (!given.isValid) throw new Error(`"${from}" is no date. Write one such as 2026-12-24.`);
  const first = given.startOf('day');
  const show = (at: number) =>
    DateTime.fromMillis(at, { zone, locale: 'en' }).toFormat('ccc yyyy-MM-dd HH:mm ZZ');
  const rows = openingsOf(openHours(calendar), first.toMillis(), first.plus({ days }).toMillis()).map(
    ({ opens, closes }) =>
      closes === null
        ? [show(opens), 'and does not close again']
        : [show(opens), `to ${show(closes)}`, hoursAndMinutes(closes - opens)],
  );
  const head = `${calendar.name} (${zone}), ${days} days from ${first.toISODate()}`;
  return `${head}\n${rows.length === 0 ? 'closed' : columns(rows)}`;
}

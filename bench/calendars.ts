import {
  instantAfterWorkingTime,
  openHours,
  parsePolicy,
  type Calendar,
  type OpenHours,
} from '../src/policy';

const DAY_MS = 86_400_000;
const YEAR = Date.UTC(2026, 0, 1);
const QUESTIONS = 50_000;
const ROUNDS = 5;

const WEEKLY = 'weekly: { monday-friday: [08:00-12:00, 13:00-18:00], saturday: 09:00-13:00 }';
const HOLIDAYS = [
  '01-01',
  'easter-2',
  'easter+1',
  '05-01',
  'easter+39',
  'easter+50',
  '10-03',
  'last monday of may',
  'fourth thursday of november',
  'wednesday on or before 11-22',
  '12-25',
  '12-26',
];

/** A support desk's calendar as policies write it, by the policy's own parser. */
function deskCalendar(): Calendar {
  const holidays = HOLIDAYS.map((on) => `{ on: ${on}, observed: monday }`).join(', ');
  const parsing = parsePolicy(
    `name: bench
calendars:
  desk:
    { zone: Europe/Berlin, ${WEEKLY}, holidays: [${holidays}], exceptions: [{ on: 2026-12-27 to 2026-12-31, hours: 10:00-12:00 }] }
queues: { all: { agents: 1==1, calendar: desk } }
ending: { message: { en: Sorry. } }
default_route: { steps: [{ queue: all, accept_within: 1m }] }
`,
    { version: 'bench' },
  );
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems));
  return parsing.policy.calendars.get('desk')!.calendar;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Microseconds per question, asked from all over a year and for all working times that end within one. */
function usPerQuestion(hours: OpenHours): number {
  const begun = performance.now();
  for (let n = 0; n < QUESTIONS; n++) {
    const from = YEAR + ((n * 7_919_333_337) % (365 * DAY_MS));
    instantAfterWorkingTime(hours, from, (n * 104_729_000) % (80 * DAY_MS));
  }
  return ((performance.now() - begun) / QUESTIONS) * 1_000;
}

/** The first question of a calendar works its years out; the others look them up. Over one look-up by Intl, the bare way. */
export function calendars() {
  const calendar = deskCalendar();
  const intl = new Intl.DateTimeFormat('en', {
    timeZone: calendar.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [firsts, others, looks]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const hours = openHours(calendar);
    const begun = performance.now();
    instantAfterWorkingTime(hours, YEAR, DAY_MS);
    firsts.push((performance.now() - begun) * 1_000);
    usPerQuestion(hours);
    others.push(usPerQuestion(hours));
    const looked = performance.now();
    for (let n = 0; n < QUESTIONS; n++) intl.format(YEAR + n * 60_000);
    looks.push(((performance.now() - looked) / QUESTIONS) * 1_000);
  }
  return {
    workingTimeUs: median(others),
    intlLookUs: median(looks),
    workingTimeRatio: median(others) / median(looks),
    calendarYearUs: median(firsts),
  };
}

import type { Calendar } from '../../../src/policy/calendars';
import type { WallClock } from './wall-clock';

const DAY_MINUTES = 1_440;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Read as the documentation says it, date by date, with holidays on fixed dates only. */
function hoursBegunOn({ weekly, holidays, exceptions }: Calendar, day: number) {
  const date = dateOf(day);
  const ofWeek = weekly[(new Date(day * DAY_MS).getUTCDay() + 6) % 7]!;
  const exception = exceptions.find(({ from, to }) => from <= date && date <= to);
  if (exception !== undefined) return { hours: exception.hours, because: exception };
  const holiday = holidays.find(({ on }) => on.kind === 'date' && on.date === date);
  if (holiday !== undefined) return { hours: ofWeek.length === 0 ? [] : holiday.hours, because: holiday };
  return { hours: ofWeek, because: null };
}

/** Per minute of a date, whether it is open when the wall shows it. */
function openMinutesOf(calendar: Calendar, day: number): Uint8Array {
  const [today, yesterday] = [hoursBegunOn(calendar, day), hoursBegunOn(calendar, day - 1)];
  const minutes = new Uint8Array(DAY_MINUTES);
  for (const { from, to } of today.hours) minutes.fill(1, from, to);
  const goesOn = today.because === null || today.because === yesterday.because;
  for (const { to } of goesOn ? yesterday.hours : []) minutes.fill(1, 0, Math.max(0, to - DAY_MINUTES));
  return minutes;
}

/** A calendar counted minute by minute on a wall clock: slow, and nothing to be wrong about. */
export class MinuteCount {
  private readonly open: Uint8Array;
  /** The open minutes before each. */
  private readonly before: Uint32Array;

  constructor(
    calendar: Calendar,
    private readonly clock: WallClock,
  ) {
    const { shown } = clock;
    const open = new Uint8Array(shown.length);
    const before = new Uint32Array(shown.length + 1);
    let midnight = -DAY_MINUTES;
    let minutes: Uint8Array = new Uint8Array();
    for (let n = 0; n < shown.length; n++) {
      let minute = shown[n]! - midnight;
      if (minute >= DAY_MINUTES) {
        const day = Math.floor(shown[n]! / DAY_MINUTES);
        [midnight, minutes] = [day * DAY_MINUTES, openMinutesOf(calendar, day)];
        minute = shown[n]! - midnight;
      }
      open[n] = minutes[minute]!;
      before[n + 1] = before[n]! + open[n]!;
    }
    [this.open, this.before] = [open, before];
  }

  private indexOf = (at: number): number => at / MINUTE_MS - this.clock.firstMinute;
  private instantOf = (index: number): number => (this.clock.firstMinute + index) * MINUTE_MS;

  isOpenAt = (at: number): boolean => this.open[Math.floor(this.indexOf(at))] === 1;

  /** Null when there is none on the clock. */
  nextOpening = (at: number): number | null => this.first(at, 1);
  nextClosing = (at: number): number | null => this.first(at, 0);

  private first(at: number, wanted: 0 | 1): number | null {
    const index = this.open.indexOf(wanted, this.indexOf(at));
    return index === -1 ? null : this.instantOf(index);
  }

  workingTimeBetween = (from: number, to: number): number =>
    (this.before[this.indexOf(to)]! - this.before[this.indexOf(from)]!) * MINUTE_MS;

  instantAfterWorkingTime(from: number, ms: number): number | null {
    const index = this.indexOf(from);
    const after = this.before.indexOf(this.before[index]! + ms / MINUTE_MS, index);
    return after === -1 ? null : this.instantOf(after);
  }
}

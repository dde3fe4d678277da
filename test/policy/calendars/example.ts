import type { Calendar } from '../../../src/policy';
import { openHours } from '../../../src/policy';
import type { OpenHours } from '../../../src/policy';
import { exampleWith, policyOf } from '../example';

/** A calendar as a policy writes it, without its name, e.g. `{ zone: UTC }`. Others of the policy may follow it. */
export function calendarOf(yaml: string, others = ''): Calendar {
  const text = exampleWith('queues:', `calendars:\n  it: ${yaml}\n${others}queues:`);
  const { calendar } = policyOf(text).calendars.get('it')!;
  // A snapshot is what is left of it as JSON.
  return JSON.parse(JSON.stringify(calendar)) as Calendar;
}

export const hoursOf = (yaml: string, others?: string): OpenHours => openHours(calendarOf(yaml, others));

/** `2026-03-29T03:00+02:00` to an instant. */
export const at = (text: string): number => {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`${text} is no instant.`);
  return ms;
};

export const HOUR_MS = 3_600_000;

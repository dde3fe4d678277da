import { z } from 'zod';
import { block, text } from '../../schema-parts';
import { OBSERVANCES } from '../calendar';
import { DATES_FORM } from './dates';
import { HOLIDAY_FORM } from './holiday-rule';
import { HOURS_FORM } from './hours';

/*
 * The shape of a calendar's YAML. What its texts say is read by the files beside this one, which also find what is wrong
 * with it.
 */

const span = text(HOURS_FORM);
const hours = z.union([span, z.array(span)], { error: HOURS_FORM });

const holiday = block({
  name: text('Name the holiday.').optional(),
  on: text(HOLIDAY_FORM),
  hours: hours.optional(),
  observed: z.enum(OBSERVANCES).optional(),
});

const exception = block({
  on: text(DATES_FORM),
  hours: hours.optional(),
  because: text('Say in a few words why.').optional(),
});

const calendarName = text('Name another calendar.');

export const calendarSchema = block({
  description: text('Say in a sentence whose hours they are.').optional(),
  zone: text('Name a time zone such as Europe/Berlin.'),
  weekly: z
    .record(z.string(), hours, { error: `Write one line per weekday, e.g. monday-friday: 09:00-17:00.` })
    .default({}),
  holidays: z.array(holiday, { error: 'Write a list of holidays, each with on.' }).default([]),
  holidays_of: z
    .union([calendarName, z.array(calendarName)], { error: 'Name another calendar, or a list of them.' })
    .default([]),
  exceptions: z.array(exception, { error: 'Write a list of exceptions, each with on.' }).default([]),
});

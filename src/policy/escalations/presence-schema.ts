import { z } from 'zod';
import { text } from '../schema-parts';

/* What a policy says of when one of the people is there, and of who is asked while they are not. */

const DATES_FORM = 'List dates, or ranges of dates: [2026-12-24, 2026-12-27 to 2026-12-31].';

export const presenceShape = {
  zone: text('Name a time zone such as Europe/Berlin.').optional(),
  absent: z.array(text(DATES_FORM), { error: DATES_FORM }).optional(),
  calendar: text('Name one of the calendars.').optional(),
  cover: text('Name one of the people.').optional(),
  crm: text('Write their id or e-mail address in the CRM.').optional(),
};

import { z } from 'zod';
import { AFTER_HOURS_KINDS } from '../../domain/after-hours';
import { block, duration, language, text } from '../schema-parts';

/* The shape of what a policy says of the time in which the queues of a route are closed. */

/** Where the opening stands in a text. */
export const NEXT_OPENING = '{next_opening}';

const DEFAULT_ACCEPT_MS = 600_000;

export const afterHoursSchema = block({
  queues: z
    .array(text('Name one of the queues.'), {
      error: 'List queues elsewhere, in the order in which they are tried: [support-apac, duty-managers].',
    })
    .default([]),
  accept_within: duration.default(DEFAULT_ACCEPT_MS),
  do: z.enum(AFTER_HOURS_KINDS).default('message'),
  message: z
    .record(language, text('Write the message.'), {
      error: `Write one line per language, e.g. en: We are closed until ${NEXT_OPENING}.`,
    })
    .refine((texts) => Object.keys(texts).length > 0, {
      error: 'Write the message in one language at least.',
    }),
});

export type AfterHoursDocument = z.output<typeof afterHoursSchema>;

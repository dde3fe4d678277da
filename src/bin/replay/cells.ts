import { z } from 'zod';
import { parseLocalTime } from './local-time';

/* What a cell may hold; each message goes on from the column's name: "wait_s must be …". */

const quoted = (value: unknown): string => JSON.stringify(value);

/** Text that is there. */
export const filled = z.string().min(1, 'must not be empty.');

/** Seconds, perhaps with a fraction, never negative. */
export const seconds = z
  .string()
  .regex(/^\d+(\.\d+)?$/, {
    error: ({ input }) => `must be seconds, such as 12 or 12.5, not ${quoted(input)}.`,
  })
  .transform(Number);

/** A local time in milliseconds: see local-time.ts. */
export const localTime = z.string().transform((text, context) => {
  const ms = parseLocalTime(text);
  if (ms !== null) return ms;
  context.addIssue(`must be a local time such as 1999-03-15T10:00:30, not ${quoted(text)}.`);
  return z.NEVER;
});

/** One of these words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: ({ input }) => `must be one of ${words.join(', ')}, not ${quoted(input)}.` });

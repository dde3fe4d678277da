import { z } from 'zod';
import type { ChosenClock } from '../../domain/decision';
import type { ClockView } from '../../domain/clocks/clock-view';
import { CLOCKS, PAUSES } from '../../domain/clocks/plan';

const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });
const milliseconds = z.int().min(0);
const name = z.enum(CLOCKS);

export const chosenClock = z.object({
  clock: name,
  withinMs: milliseconds,
  calendar: z.string().nullable().meta({ description: 'In whose open hours it counts; null: all time.' }),
  because: z
    .string()
    .nullable()
    .meta({ description: "The target's condition; null: it holds for everybody." }),
}) satisfies z.ZodType<ChosenClock>;

/** A clock: until when something was promised, and how it stands. */
export const clock = z
  .object({
    clock: name,
    status: z.enum(['running', 'paused', 'met', 'over']),
    startedAt: instant,
    withinMs: milliseconds,
    calendar: z.string().nullable(),
    pausedBecause: z.enum(PAUSES).nullable(),
    dueAt: instant.nullable().meta({ description: 'Null while it stands.' }),
    leftMs: milliseconds.meta({ description: 'What is left, as it counts; 0 once that has passed.' }),
    warnedAt: instant.nullable(),
    breachedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Clock' }) satisfies z.ZodType<ClockView>;

import { z } from 'zod';
import { DURATION_FORM, parseDuration } from './duration';
import { NAME, NAME_FORM } from './names';

/* What the schemas of a policy's blocks are made of. The `error` texts say what to do. */

/** A block that refuses keys it does not know, and names those it knows. */
export const block = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Remove it or correct its spelling; known here: ${Object.keys(shape).join(', ')}.`
        : `Write a block with the keys ${Object.keys(shape).join(', ')}.`,
  });

export const text = (fix: string) => z.string({ error: fix }).trim().min(1, { error: fix });

export const name = z.string({ error: NAME_FORM }).regex(NAME, { error: NAME_FORM });

/** Milliseconds. */
export const duration = z
  .union([z.string(), z.number()], { error: DURATION_FORM })
  .transform((value, context) => {
    const ms = parseDuration(String(value));
    if (ms !== null) return ms;
    context.addIssue({ code: 'custom', message: DURATION_FORM });
    return z.NEVER;
  });

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'Use a language tag such as en or pt-BR.' });

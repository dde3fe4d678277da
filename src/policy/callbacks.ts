import { z } from 'zod';
import { DEFAULT_CALLBACKS } from '../domain/callback';
import type { Policy } from './policy';
import { block, duration, language, text } from './schema-parts';

/* What a policy says of calling customers back. */

const ATTEMPTS_FORM = 'Write how often a customer is called at most, a whole number from 1 to 20.';

export const DEFAULT_CALLBACKS_DOCUMENT = {
  most_attempts: DEFAULT_CALLBACKS.mostAttempts,
  retry_after: DEFAULT_CALLBACKS.retryAfterMs,
  accept_within: DEFAULT_CALLBACKS.acceptWithinMs,
};

export const callbacksSchema = block({
  most_attempts: z
    .int({ error: ATTEMPTS_FORM })
    .min(1, { error: ATTEMPTS_FORM })
    .max(20, { error: ATTEMPTS_FORM })
    .default(DEFAULT_CALLBACKS.mostAttempts),
  retry_after: duration.default(DEFAULT_CALLBACKS.retryAfterMs),
  accept_within: duration.default(DEFAULT_CALLBACKS.acceptWithinMs),
  message: z
    .record(language, text('Write the message.'), {
      error: 'Write one line per language, e.g. en: We will call you back. Goodbye.',
    })
    .refine((texts) => Object.keys(texts).length > 0, {
      error: 'Write the message in one language at least.',
    })
    .optional(),
});

export const callbacksOf = (document: z.output<typeof callbacksSchema>): Policy['callbacks'] => ({
  mostAttempts: document.most_attempts,
  retryAfterMs: document.retry_after,
  acceptWithinMs: document.accept_within,
  texts: document.message === undefined ? null : new Map(Object.entries(document.message)),
});

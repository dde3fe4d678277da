import { z } from 'zod';
import { DEFAULT_MESSAGE_LIMIT, type MessageLimit } from '../../domain/escalation/message-turns';
import { block, duration } from '../schema-parts';

/* What a policy says of how often ladders may call the same person. */

const MOST_FORM =
  'Write how many messages a person may be sent within that time, a whole number from 1 to 100.';
const LONGEST_MS = 24 * 3_600_000;

export const DEFAULT_MESSAGE_LIMIT_DOCUMENT = {
  most: DEFAULT_MESSAGE_LIMIT.most,
  within: DEFAULT_MESSAGE_LIMIT.withinMs,
};

export const messageLimitSchema = block({
  most: z
    .int({ error: MOST_FORM })
    .min(1, { error: MOST_FORM })
    .max(100, { error: MOST_FORM })
    .default(DEFAULT_MESSAGE_LIMIT.most),
  within: duration
    .refine((ms) => ms <= LONGEST_MS, { error: 'Write at most 24h: who is asked must hear of it some time.' })
    .default(DEFAULT_MESSAGE_LIMIT.withinMs),
});

export const messageLimitOf = ({ most, within }: z.output<typeof messageLimitSchema>): MessageLimit => ({
  most,
  withinMs: within,
});

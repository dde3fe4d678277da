import type { TextRule } from '../clocks/rules';
import { tellSchema } from '../clocks/schema';
import { block, duration } from '../schema-parts';

/* The shape of what a policy says to customers once somebody has resolved what was escalated for them. */

const DEFAULT_REPLY_MS = 3 * 24 * 3_600_000;
const LONGEST_REPLY_MS = 30 * 24 * 3_600_000;

export const whenResolvedSchema = block({
  tell: tellSchema,
  reply_within: duration
    .refine((ms) => ms <= LONGEST_REPLY_MS, { error: 'Wait for a reply for 720h at most, 30 days.' })
    .default(DEFAULT_REPLY_MS),
});

/** What customers are told of a ladder's end. */
export interface AnswerRules {
  /** The first that is for the channel is told. */
  readonly tell: readonly TextRule[];
  readonly replyWithinMs: number;
}

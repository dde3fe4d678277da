import type { z } from 'zod';
import type { StickyRules } from '../../domain/known-agent';
import { block, duration } from '../schema-parts';

/* The shape of what a route says of the agent who served the customer last. */

export const DEFAULT_KNOWN_AGENT_MS = 20_000;

/** The records forget who served whom after 90 days. */
const LONGEST_WINDOW_MS = 90 * 24 * 3_600_000;
const WINDOW_FORM = 'Let it be 2160h (90 days) at most: who served a customer before that is forgotten.';

export const stickyAgentSchema = block({
  within: duration.refine((ms) => ms <= LONGEST_WINDOW_MS, { error: WINDOW_FORM }),
  accept_within: duration.default(DEFAULT_KNOWN_AGENT_MS),
});

export const stickyRules = (document: z.output<typeof stickyAgentSchema> | undefined): StickyRules | null =>
  document === undefined ? null : { withinMs: document.within, acceptWithinMs: document.accept_within };

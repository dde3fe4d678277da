import { z } from 'zod';
import { asAgentSid } from '../domain/ids';
import { sid } from './values';

const token = z.string().min(16, 'must have at least 16 characters');
const name = z.string().min(1, 'must not be empty');

const apiToken = z.discriminatedUnion(
  'role',
  [
    z.strictObject({ role: z.enum(['backend', 'supervisor', 'ops']), name, token }),
    z.strictObject({ role: z.literal('agent'), name, token, agentSid: sid('WK').transform(asAgentSid) }),
  ],
  'must be an object with role backend, supervisor, ops or agent',
);

/** Who a bearer token stands for. An agent's token is bound to one TaskRouter worker. */
export type ApiToken = z.infer<typeof apiToken>;

const alike = (values: readonly string[]): boolean => new Set(values).size < values.length;

const tokenList = z
  .array(apiToken, 'must be a JSON list')
  .min(1, 'must name at least one token')
  .refine((all) => !alike(all.map((each) => each.token)), 'the same token stands for two callers')
  .refine((all) => !alike(all.map((each) => each.name)), 'two callers have the same name');

/** The JSON text of THROUGHLINE_TOKENS. */
export const apiTokens = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not valid JSON' });
      return z.NEVER;
    }
  })
  .pipe(tokenList);

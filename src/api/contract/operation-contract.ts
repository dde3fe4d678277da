import type { z } from 'zod';
import type { Role } from '../authenticate';

/** One call of the API: what is mounted and what `/openapi.json` says come from the same line. */
export interface OperationContract {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it, with parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may call it; everybody else gets 403. */
  readonly roles: readonly Role[];
  readonly idempotencyKey: 'identity' | 'command' | 'none';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema: z.ZodType }>>;
  /** The statuses it may refuse with, beside 401, 403 and 500. */
  readonly refusals: readonly number[];
}

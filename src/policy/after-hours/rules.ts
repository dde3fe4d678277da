import type { AfterHoursKind } from '../../domain/after-hours';
import type { AfterHoursDocument } from './schema';

/** What a route does while all its queues are closed. */
export interface AfterHoursRules {
  /** Elsewhere, in order: the first that is open is asked. */
  readonly queues: readonly string[];
  /** How long they have. */
  readonly acceptWithinMs: number;
  /** Where none of them is open. */
  readonly kind: AfterHoursKind;
  /** Per language, as ordered in the policy; never empty. */
  readonly texts: ReadonlyMap<string, string>;
}

export const afterHoursRules = (document: AfterHoursDocument | undefined): AfterHoursRules | null =>
  document === undefined
    ? null
    : {
        queues: document.queues,
        acceptWithinMs: document.accept_within,
        kind: document.do,
        texts: new Map(Object.entries(document.message)),
      };

import type { Instant } from '../json';
import type { EscalationStatus } from './asked';
import { climbingAgenda } from './climbing';
import type { Escalation } from './escalation';

/** What lists show of an escalation. */
export interface EscalationListing {
  /** The level that is asked, or was when somebody took it; null once it is over. */
  readonly level: number | null;
  readonly owner: string | null;
  /** Whether somebody has acknowledged or resolved it. */
  readonly taken: boolean;
  /** By when it must be acknowledged, or resolved. */
  readonly dueAt: Instant | null;
}

export function listingOf(state: Escalation): EscalationListing {
  const { status, place, owner, endedAt } = state;
  const due = climbingAgenda(state).find(({ at }) => at > 0);
  return {
    level: endedAt === null ? place.level : null,
    owner: owner.name,
    taken: status === 'acknowledged' || status === 'resolved',
    dueAt: due?.at ?? null,
  };
}

/** A status as lists know it: whether it is over, and whether somebody has taken it. */
export const LISTED_AS: Readonly<
  Record<EscalationStatus, { readonly over: boolean; readonly taken: boolean }>
> = {
  open: { over: false, taken: false },
  acknowledged: { over: false, taken: true },
  resolved: { over: true, taken: true },
  unanswered: { over: true, taken: false },
};

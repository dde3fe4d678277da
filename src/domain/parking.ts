import type { AgentSid, LegId } from './ids';
import type { Instant } from './json';

/** Why a parked interaction comes back. */
export type ReturnReason = 'customer_replied' | 'due' | 'task_limit';

/** An interaction that waits for its customer: nobody has it, and nothing of it is in TaskRouter. */
export interface Parked {
  /** The leg that was left, and who had it: they are asked first when it comes back. */
  readonly legId: LegId;
  readonly agentSid: AgentSid;
  readonly until: Instant;
  /** The customer's last message that was known then: any other one brings it back. */
  readonly customerAt: Instant | null;
  /** Set once it is to come back. */
  readonly returning: ReturnReason | null;
}

/** What a policy says of waiting for customers. */
export interface ParkingRules {
  /** How long it waits where nobody said until when. */
  readonly dueMs: number;
}

export const DEFAULT_PARKING: ParkingRules = { dueMs: 3 * 24 * 3_600_000 };

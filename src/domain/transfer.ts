import type { AgentSid, LegId } from './ids';
import type { Actor } from './actor';
import type { Instant } from './json';

/** Where a customer is to be handed to: a queue by its name, or an agent by name or worker SID. */
export type TransferTarget =
  { readonly kind: 'queue'; readonly queue: string } | { readonly kind: 'agent'; readonly agent: string };

/** Cold: the sender is free once the customer waits at the target. Warm: only once somebody there has accepted. */
export type TransferMode = 'cold' | 'warm';

/**
 * How a transfer ended. `withdrawn`: the offered task was ended in TaskRouter by somebody else, or the interaction was
 * cancelled. What is refused from the start is told as the refusal of the command instead.
 */
export const TRANSFER_RESULTS = ['accepted', 'declined', 'timed_out', 'customer_left', 'withdrawn'] as const;
export type TransferResult = (typeof TRANSFER_RESULTS)[number];

/** Somebody asked for the customer to go elsewhere, and whether the target can take them is being looked up. */
export interface TransferAsked {
  readonly as: 'transfer' | 'take_over' | 'move';
  readonly commandId: string;
  readonly bodyHash: string;
  readonly by: Actor;
  readonly to: TransferTarget;
  readonly mode: TransferMode;
  readonly note: string | null;
  /** The rules against loops do not hold: a supervisor said so. */
  readonly override: boolean;
}

/** What a leg that was opened by a transfer knows of it. */
export interface LegTransfer {
  readonly from: LegId;
  readonly by: Actor;
  readonly to: TransferTarget;
  readonly mode: TransferMode;
  /** Whom the target is, where it is an agent. */
  readonly agentSid: AgentSid | null;
  readonly note: string | null;
  readonly declinedAt: Instant | null;
  readonly result: TransferResult | null;
}

/**
 * A transfer that an agent's desktop makes natively, on the same task: calls have no other. Asked for through us, or by
 * Flex's own button; what TaskRouter tells of it is merged by its SID.
 */
export interface DesktopTransfer {
  /** Of its stay: the task's leg, and what was promised to who asked, or the transfer's SID. */
  readonly legId: string;
  readonly transferSid: string | null;
  readonly by: Actor;
  /** A queue or an agent: as asked, else TaskRouter's SID. */
  readonly to: string | null;
  readonly mode: TransferMode | null;
  readonly askedAt: Instant | null;
  /** Until then the desktop has to begin; null where nobody asked us. */
  readonly until: Instant | null;
  readonly initiatedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly result: TransferResult | null;
}

/** What a policy says of transfers. */
export interface TransferRules {
  /** Transfers that one interaction may have. */
  readonly mostHops: number;
  /** Whether a customer may be handed to a queue, or an agent, where they have been before. */
  readonly sameQueueTwice: boolean;
  readonly sameAgentTwice: boolean;
}

export const DEFAULT_TRANSFER_RULES: TransferRules = {
  mostHops: 5,
  sameQueueTwice: false,
  sameAgentTwice: false,
};

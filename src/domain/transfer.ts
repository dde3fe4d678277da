import type { AgentSid, LegId } from './ids';
import type { Actor } from './actor';
import type { Instant } from './json';

/** Where a customer is to be handed to: a queue by its name, or an agent by name or worker SID. */
export type TransferTarget =
  { readonly kind: 'queue'; readonly queue: string } | { readonly kind: 'agent'; readonly agent: string };

/** The queue's name, or the agent's name or SID. */
export const targetName = (to: TransferTarget): string => (to.kind === 'queue' ? to.queue : to.agent);

/** Cold: the sender is free once the customer waits at the target. Warm: only once somebody there has accepted. */
export type TransferMode = 'cold' | 'warm';

/**
 * How a transfer ended. `withdrawn`: the offered task was ended in TaskRouter by somebody else, or the interaction was
 * cancelled. What is refused from the start is told as the refusal of the command instead.
 */
export const TRANSFER_RESULTS = ['accepted', 'declined', 'timed_out', 'customer_left', 'withdrawn'] as const;
export type TransferResult = (typeof TRANSFER_RESULTS)[number];

/** `private`: the customer does not hear of it. `joined`: whoever is brought in talks to them, too. */
export type ConsultMode = 'private' | 'joined';

/**
 * How a consult that had been accepted ended. `returned`: whoever was brought in is done. `dropped`: the owner, or the end
 * of the interaction, was. `handed_over`: the customer is theirs now.
 */
export const CONSULT_RESULTS = ['returned', 'dropped', 'handed_over', 'customer_left'] as const;
export type ConsultResult = (typeof CONSULT_RESULTS)[number];

/** Somebody asked for another to take the customer or to be brought in, and whether they can is being looked up. */
export interface TransferAsked {
  readonly as: 'transfer' | 'take_over' | 'move' | 'consult';
  readonly commandId: string;
  readonly bodyHash: string;
  readonly by: Actor;
  readonly to: TransferTarget;
  readonly mode: TransferMode;
  /** Set for a consult. */
  readonly consult: ConsultMode | null;
  readonly note: string | null;
  /** The rules against loops do not hold: a supervisor said so. */
  readonly override: boolean;
}

/** What a leg that was opened by a transfer, or for a consult, knows of it. */
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
  /** Set where somebody is brought in and the customer stays with who has them; `result` is what became of the asking. */
  readonly consult: { readonly mode: ConsultMode; readonly result: ConsultResult | null } | null;
  /** It was parked: who had it is asked first. No transfer, for whoever looks at it. */
  readonly isReturn?: true | undefined;
  /** By Flex's own button: watched, never written or ended by us. */
  readonly native?: true | undefined;
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

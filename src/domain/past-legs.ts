/** Somebody who had a leg, or was brought in. */
export interface PastAgent {
  readonly sid: string;
  readonly name: string;
  /** They had the customer. */
  readonly stayed: boolean;
}

/** What is still asked about legs that were forgotten: of an interaction that goes on for weeks. Bounded, plain JSON. */
export interface PastLegs {
  /** Transfers that were made. */
  readonly hops: number;
  /** How often an agent who said nothing lost the customer. */
  readonly silences: number;
  /** From which queues the customer was answered; the latest last. */
  readonly queues: readonly string[];
  readonly agents: readonly PastAgent[];
}

export const NO_PAST: PastLegs = { hops: 0, silences: 0, queues: [], agents: [] };

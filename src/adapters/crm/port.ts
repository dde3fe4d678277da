import type { CustomerProfile } from '../../domain/decision';
import type { InteractionId } from '../../domain/ids';
import type { Outbound } from '../../domain/outbound';
import type { Instant } from '../../domain/json';

export interface CaseNote {
  /** The business key: appending twice with one key leaves one note. */
  readonly key: string;
  readonly interactionId: InteractionId;
  readonly externalId: string | null;
  readonly customerId: string | null;
  readonly at: Instant;
  readonly text: string;
}

/** What a diagnostic found, ready to be read by an agent. */
export interface Diagnosis {
  readonly summary: string;
  readonly findings: readonly { readonly at: string; readonly what: string }[];
}

/** Who looks after a customer, as the CRM knows them. */
export interface CustomerOwner {
  readonly id: string;
  readonly email: string | null;
}

/** The system that knows the customers and keeps the cases. Every method throws OutsideError. */
export interface CrmPort {
  /** Null when the CRM does not know the customer. `abortSignal` ends the wait. */
  findCustomer(customerId: string, abortSignal: AbortSignal): Promise<CustomerProfile | null>;
  /** Null when the CRM does not know the customer, or nobody looks after them. */
  findOwner(customerId: string, abortSignal: AbortSignal): Promise<CustomerOwner | null>;
  appendCaseNote(note: CaseNote): Promise<void>;
  /** Runs a named diagnostic (`identity`) for a customer; null when the CRM offers none of that name. */
  diagnose(diagnostic: string, customerId: string): Promise<Diagnosis | null>;
}

/**
 * The backend that opened a `plain` interaction and owns its channel: messages to the customer go through it.
 * Throws OutsideError.
 */
export interface BackendPort {
  /** `key` makes a repeat harmless: the backend sends one message per key. */
  sendMessage(externalId: string, message: { key: string; text: string }): Promise<void>;
  /** Writes to a customer who waits for nothing, as `sendMessage`. What they reply is told of `interactionId`. */
  reachOut(message: Outbound): Promise<void>;
}

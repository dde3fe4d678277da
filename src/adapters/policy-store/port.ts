import type { RingClass } from '../../domain/channel';
import type { RoutingPlanSid } from '../../domain/ids';

/** A routing policy as published: its text, and the routing plans that TaskRouter runs for it. */
export interface PublishedPolicy {
  /** `<name>@<8 hex digits of the text's sha256>`; copies made faster for a demo end in `@x20`. */
  readonly version: string;
  readonly text: string;
  readonly routingPlans: Readonly<Record<RingClass, RoutingPlanSid>>;
}

/** Where published policies are kept, so that every process decides by the same one. */
export interface PolicyStore {
  /**
   * The policy now in force; cheap enough to ask for every interaction.
   * Throws PolicyMissingError when none was ever published.
   */
  current(): Promise<PublishedPolicy>;
  /** Puts a policy in force. Atomic: a reader sees the old one or the new one, whole. */
  publish(policy: PublishedPolicy): Promise<void>;
  /** Every policy published so far, the newest first. */
  history(): Promise<readonly PublishedPolicy[]>;
}

/** No policy was published yet; `throughline policy apply FILE` does. */
export class PolicyMissingError extends Error {
  override readonly name = 'PolicyMissingError';
}

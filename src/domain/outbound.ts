import type { Channel } from './channel';
import type { InteractionId } from './ids';
import type { Customer } from './interaction';

/** What a customer is written whom nobody has in a conversation any more. */
export interface Outbound {
  /** Makes a repeat harmless: who has had it is written once. */
  readonly key: string;
  readonly interactionId: InteractionId;
  readonly continues: InteractionId | null;
  /** What the backend knows the interaction before by. */
  readonly externalId: string | null;
  readonly channel: Channel;
  readonly customer: Customer;
  readonly text: string;
}

import type { FlexTask } from './conversation';
import type { AgentSid, ReservationSid, TaskSid } from './ids';
import type { Instant } from './json';

/** An agent took a routing task. TaskRouter's reservation is the authority on who accepted. */
export interface Acceptance {
  readonly reservationSid: ReservationSid;
  readonly agentSid: AgentSid;
  readonly agentName: string;
  readonly at: Instant;
}

/** A reservation that nobody has answered yet. */
export interface Offer {
  readonly reservationSid: ReservationSid;
  readonly agentSid: AgentSid;
  readonly createdAt: Instant;
}

/** A routing task as read from TaskRouter at one instant. */
export interface TaskReading {
  readonly taskSid: TaskSid;
  /** `gone` is TaskRouter's 404: the task ended some minutes ago, or was deleted. */
  readonly status: 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled' | 'gone';
  readonly version: number | null;
  readonly queue: string | null;
  readonly createdAt: Instant | null;
  /** By when the status was reached, as far as TaskRouter tells; may be up to a second ahead of the clock. */
  readonly updatedAt: Instant | null;
  readonly reason: string | null;
  readonly offer: Offer | null;
  readonly acceptance: Acceptance | null;
  /** Set for a task of a Flex Interaction. */
  readonly flex?: FlexTask | undefined;
}

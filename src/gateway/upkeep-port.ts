import type { OpenInteraction } from '../domain/auditing';
import type { InteractionId, TaskSid } from '../domain/ids';
import type { Instant } from '../domain/json';
import type { Outcome } from '../domain/interaction-view';
import type { HeldInteraction } from '../domain/release';
import type { ScheduleName } from '../workflows/messages';

/** How a schedule is doing; what its last runs came to is theirs to say. */
export interface ScheduleState {
  readonly isPaused: boolean;
  /** When the last run began; null before the first. */
  readonly lastRunAt: Instant | null;
}

/** What those who look after the interactions may ask of Temporal. Every method throws GatewayError. */
export interface UpkeepGateway {
  /** Every interaction whose run is open, those among them that only write their ending down; a moment behind. */
  openInteractions(): Promise<readonly OpenInteraction[]>;
  /** Those that closed in this time, at most `limit`; a moment behind. */
  closedInteractions(from: Instant, to: Instant, limit: number): Promise<readonly OpenInteraction[]>;
  /** The interaction that has this task; null when none is known to. */
  ownerOf(taskSid: TaskSid): Promise<InteractionId | null>;
  /** How a closed one ended; null while its run is open, and when it ended without an outcome: terminated, or failed. */
  outcomeOf(id: InteractionId): Promise<Outcome | null>;
  /** Those whose workflow task has failed several times in a row; none on an older server, which does not tell. */
  failingInteractions(): Promise<readonly InteractionId[]>;
  /** Has an interaction read its tasks again; nothing happens when it is over. */
  doubt(id: InteractionId): Promise<void>;
  /** Null: there is no such schedule. */
  schedule(name: ScheduleName): Promise<ScheduleState | null>;
}

/** What those who let people in after an opening may ask. Every method throws GatewayError. */
export interface ReleaseGateway {
  /** Those that wait for a queue to open; a moment behind. */
  heldInteractions(): Promise<readonly HeldInteraction[]>;
  /** It is its turn; nothing happens when it is over, or waits no more. */
  release(id: InteractionId): Promise<void>;
}

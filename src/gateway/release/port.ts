import type { Instant } from '../../domain/json';
import type { ReleasePause } from '../../domain/release-pause';
import type { ReleaseResumption } from '../../workflows/messages';

/** Whether a queue's release is paused. Throws GatewayError. */
export interface ReleasePauses {
  /** As the server knows it, whether workers run or not; null: it is not paused, or its time was over by `now`. */
  pauseOf(queue: string, now: Instant): Promise<ReleasePause | null>;
}

/** What supervisors do with the release of those who were held for an opening. Every method throws GatewayError. */
export interface ReleaseControl extends ReleasePauses {
  /** How many are held for a queue, callbacks of another time among them; a moment behind. */
  heldIn(queue: string): Promise<number>;
  /**
   * Takes the place of a pause that there is. Answers the pause; null when the same command began one that is over
   * again, which it does not begin anew. Throws `idempotency_conflict` when that command asked for something else.
   */
  pause(pause: ReleasePause): Promise<ReleasePause | null>;
  /**
   * Nothing happens when it is not paused. Resolves once the pause is over. Throws `idempotency_conflict` when the command
   * ended a pause with another body.
   */
  resume(queue: string, resumption: ReleaseResumption, now: Instant): Promise<void>;
}

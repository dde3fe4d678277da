import type { InteractionId } from '../ids';
import type { OverrideRefusal } from './override';

/** What an override would do now. Nothing has changed. */
export interface OverridePreview {
  /** Why it would not be let in at all; null: it would. */
  readonly refusal: OverrideRefusal | null;
  readonly moves: readonly WouldMove[];
  readonly leftAlone: readonly WouldStay[];
  /** More wait there than were asked. */
  readonly more: boolean;
}

export interface WouldMove {
  readonly interactionId: InteractionId;
  readonly queue: string;
  readonly priority: number | null;
}

export interface WouldStay extends WouldMove {
  readonly because: string;
  readonly message: string;
}

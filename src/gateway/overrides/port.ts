import type { Command } from '../../domain/commands';
import type { InteractionId } from '../../domain/ids';
import type { Board, BoardCommand } from '../../domain/overrides/board';
import type { OverrideCommand } from '../../domain/overrides/facts';
import type { OverrideRefusal, OverrideStart } from '../../domain/overrides/override';
import type { OverrideSummary, OverrideView } from '../../domain/overrides/override-view';
import type { OverridePreview } from '../../domain/overrides/preview';

/** What supervisors may ask of emergency overrides. Every method throws GatewayError. */
export interface OverrideGateway {
  /** Who would be led elsewhere, and who would not. */
  previewOverride(start: OverrideStart): Promise<OverridePreview>;
  /** Begins it, or finds it when the same came before. Throws CommandRefusedError when it is not let in. */
  beginOverride(start: OverrideStart): Promise<OverrideView>;
  /** Also when it is over, for as long as Temporal keeps it. Throws `override_not_found`. */
  readOverride(overrideId: string): Promise<OverrideView>;
  /** As `command`, to an override: the state after it. */
  endOverride(overrideId: string, commandId: string, command: OverrideCommand): Promise<OverrideView>;
  /** The newest first; a moment behind. */
  listOverrides(limit: number): Promise<readonly OverrideSummary[]>;
}

/** An interaction that may be concerned, as lists show it: a moment behind. */
export interface Concerned {
  readonly interactionId: InteractionId;
  readonly queue: string;
  readonly priority: number | null;
  readonly startedAt: number;
}

/** What the workers of an override may ask of Temporal. Every method throws GatewayError. */
export interface OverrideUpkeepGateway {
  /** Who waits in one of these queues; nobody whom an override has led there. */
  waitingIn(queues: readonly string[]): Promise<readonly Concerned[]>;
  /** Who is being served from one of them, or held for its opening. */
  othersIn(queues: readonly string[]): Promise<readonly Concerned[]>;
  /** Who waits where this override has led them. */
  divertedBy(overrideId: string): Promise<readonly Concerned[]>;
  /** Why an interaction would refuse a command as things stand, or null. */
  wouldRefuse(id: InteractionId, command: Command): Promise<OverrideRefusal | null>;
  /** Asks the arbiter: why not, or null. Asking it twice under one id has the effect and the answer of asking once. */
  askBoard(commandId: string, command: BoardCommand): Promise<OverrideRefusal | null>;
  /** What stands on the board; empty before the first override. */
  board(): Promise<Board>;
}

import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Command } from '../../domain/commands';
import type { Board, BoardCommand } from '../../domain/overrides/board';
import type { OverrideCommand } from '../../domain/overrides/facts';
import type {
  Override,
  OverrideRefusal,
  OverrideStart,
  OverrideStatus,
} from '../../domain/overrides/override';
import type { OverrideView } from '../../domain/overrides/override-view';

/* What may be sent to the workflows of emergency overrides. Wire format, like ../messages.ts. */

export const OVERRIDE_WORKFLOW = 'override';
export const OVERRIDE_BOARD_WORKFLOW = 'overrideBoard';
/** Says what an override would do. Its only argument is an OverrideStart. */
export const OVERRIDE_PREVIEW_WORKFLOW = 'overridePreview';

/** As of an interaction. */
export type OverrideInput =
  | { readonly start: OverrideStart; readonly resumed?: undefined }
  | { readonly start?: undefined; readonly resumed: Override };

export interface OverrideResult {
  readonly status: OverrideStatus;
  readonly moved: number;
  readonly returned: number;
}

/** The state of an override as soon as it is let in. Refused with an ApplicationFailure, like a command. */
export const beginOverrideUpdate = defineUpdate<OverrideView>('begin');

export interface OverrideReply {
  readonly bodyHash: string;
  readonly view: OverrideView;
}

/** A command to an override, as `commandUpdate` is to an interaction. */
export const overrideCommandUpdate = defineUpdate<OverrideReply, [OverrideCommand, string]>('command');

/** The live state of an override. */
export const overrideQuery = defineQuery<OverrideView>('override');

/** In the memo of an override: its OverrideSummary, for lists. */
export const OVERRIDE_MEMO = 'override';

/** The one arbiter of all overrides. */
export const OVERRIDE_BOARD_ID = 'overrides';

export interface OverrideBoardInput {
  readonly board: Board;
}

/** Asks the arbiter; answered with why not, or null. */
export const boardUpdate = defineUpdate<OverrideRefusal | null, [BoardCommand]>('board');

/** In the memo of the arbiter: its Board. The server tells it without asking a worker. */
export const BOARD_MEMO = 'board';

/** To an interaction: why a command would be refused as things stand, or null. Nothing changes. */
export const refusalQuery = defineQuery<OverrideRefusal | null, [Command]>('refusal');

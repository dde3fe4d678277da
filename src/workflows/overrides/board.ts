import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  makeContinueAsNewFunc,
  setHandler,
  upsertMemo,
} from '@temporalio/workflow';
import { REFUSALS } from '../../domain/failure-types';
import { askBoard, EMPTY_BOARD, isBoardCommand } from '../../domain/overrides/board';
import { isNewRunDue } from '../go-on-as-new';
import { BOARD_MEMO, boardUpdate, type OverrideBoardInput } from './messages';

/**
 * The arbiter of all emergency overrides: one workflow, which never ends, so that of two that do not go together only
 * one is let in. What stands on it is in its memo: whoever routes a customer reads it from the server.
 */
export async function overrideBoard(input?: OverrideBoardInput): Promise<never> {
  let { board } = input ?? { board: EMPTY_BOARD };
  setHandler(
    boardUpdate,
    (command) => {
      const reply = askBoard(board, command);
      board = reply.board;
      upsertMemo({ [BOARD_MEMO]: board });
      return reply.refusal;
    },
    { validator: refuseUnknown },
  );
  await condition(() => isNewRunDue() && allHandlersFinished());
  return makeContinueAsNewFunc<(input: OverrideBoardInput) => Promise<never>>({
    initialVersioningBehavior: 'AUTO_UPGRADE',
  })({ board });
}

/** All overrides depend on the arbiter: what breaks its fold would hold up every one of them. */
function refuseUnknown(command: unknown): void {
  if (isBoardCommand(command)) return;
  throw ApplicationFailure.nonRetryable('This is no command that we know.', REFUSALS.invalidCommand);
}

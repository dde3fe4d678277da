import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { EMPTY_BOARD, type Board, type BoardCommand } from '../../domain/overrides/board';
import type { OverrideRefusal } from '../../domain/overrides/override';
import {
  BOARD_MEMO,
  boardUpdate,
  OVERRIDE_BOARD_ID,
  OVERRIDE_BOARD_WORKFLOW,
  TASK_QUEUES,
} from '../../workflows/messages';
import { untilProcessed } from '../send-update';
import { isNotFound } from '../temporal-errors';

/** The first who asks begins it. */
export const askBoard = (
  client: Client,
  commandId: string,
  command: BoardCommand,
): Promise<OverrideRefusal | null> =>
  untilProcessed(() =>
    client.workflow.executeUpdateWithStart(boardUpdate, {
      updateId: commandId,
      args: [command],
      startWorkflowOperation: new WithStartWorkflowOperation(OVERRIDE_BOARD_WORKFLOW, {
        workflowId: OVERRIDE_BOARD_ID,
        taskQueue: TASK_QUEUES.main,
        args: [],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    }),
  );

/** Answered by the server itself, whatever the workers do. */
export async function readBoard(client: Client): Promise<Board> {
  try {
    const { status, memo } = await client.workflow.getHandle(OVERRIDE_BOARD_ID).describe();
    // One that somebody terminated stands for nothing any more.
    return status.name === 'RUNNING'
      ? ((memo?.[BOARD_MEMO] as Board | undefined) ?? EMPTY_BOARD)
      : EMPTY_BOARD;
  } catch (error) {
    if (isNotFound(error)) return EMPTY_BOARD;
    throw error;
  }
}

/** How long a routing decision may be held up by asking. */
const ANSWER_MS = 500;
/** While Temporal does not answer: how old the last answer may be that still counts. */
const COUNTS_FOR_MS = 60_000;

/**
 * What stands on the board, for who routes customers: asked once for all who come within `freshForMs`. Never rejects:
 * nobody waits for it, and who comes by an old answer is led elsewhere, or back, by the next sweep.
 */
export function boardReader(
  client: Client,
  { freshForMs, now = Date.now }: { readonly freshForMs: number; readonly now?: () => number },
): () => Promise<Board> {
  let last: { readonly board: Board; readonly at: number } | null = null;
  let asking: Promise<Board> | null = null;
  const ask = async (): Promise<Board> => {
    try {
      const board = await client.withDeadline(Date.now() + ANSWER_MS, () => readBoard(client));
      last = { board, at: now() };
      return board;
    } catch {
      return last !== null && now() - last.at < COUNTS_FOR_MS ? last.board : EMPTY_BOARD;
    }
  };
  return () => {
    if (last !== null && now() - last.at < freshForMs) return Promise.resolve(last.board);
    asking ??= ask().finally(() => (asking = null));
    return asking;
  };
}

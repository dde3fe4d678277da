import type { Client } from '@temporalio/client';
import { REFUSALS } from '../../domain/failure-types';
import { overrideWorkflowId } from '../../domain/ids';
import type { OverrideCommand } from '../../domain/overrides/facts';
import type { OverrideView } from '../../domain/overrides/override-view';
import { overrideCommandUpdate } from '../../workflows/messages';
import { CommandRefusedError } from '../port';
import { causeOf, expectSame, hashOf, refusalIn, untilProcessed } from '../send-update';
import { isNotFound } from '../temporal-errors';

/** Carries the command to its override; `read` throws when there is none. */
export async function endOverride(
  client: Client,
  {
    overrideId,
    commandId,
    command,
  }: { readonly overrideId: string; readonly commandId: string; readonly command: OverrideCommand },
  read: () => Promise<OverrideView>,
): Promise<OverrideView> {
  const bodyHash = hashOf(command);
  const handle = client.workflow.getHandle(overrideWorkflowId(overrideId));
  try {
    const reply = await untilProcessed(() =>
      handle.executeUpdate(overrideCommandUpdate, { updateId: commandId, args: [command, bodyHash] }),
    );
    expectSame(bodyHash, reply.bodyHash);
    return reply.view;
  } catch (error) {
    if (causeOf(error)?.type === 'AcceptedUpdateCompletedWorkflow') return read();
    const refused = refusalIn(error);
    if (refused !== null) expectSame(bodyHash, refused.bodyHash ?? bodyHash);
    if (refused !== null) throw refused.error;
    if (!isNotFound(error)) throw error;
    const { status } = await read();
    throw new CommandRefusedError(REFUSALS.overrideOver, `It is ${status} already.`);
  }
}

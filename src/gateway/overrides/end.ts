import type { Client } from '@temporalio/client';
import { REFUSALS } from '../../domain/failure-types';
import { overrideWorkflowId } from '../../domain/ids';
import type { OverrideCommand } from '../../domain/overrides/facts';
import type { OverrideView } from '../../domain/overrides/override-view';
import { overrideCommandUpdate } from '../../workflows/messages';
import { CommandRefusedError } from '../port';
import { sendCommandTo } from '../send-update';

interface EndOfOverride {
  readonly overrideId: string;
  readonly commandId: string;
  readonly command: OverrideCommand;
}

/** Carries the command to its override; `read` throws when there is none. */
export const endOverride = (
  client: Client,
  { overrideId, commandId, command }: EndOfOverride,
  read: () => Promise<OverrideView>,
): Promise<OverrideView> =>
  sendCommandTo(
    {
      handle: client.workflow.getHandle(overrideWorkflowId(overrideId)),
      update: overrideCommandUpdate,
      read,
      over: ({ status }) => new CommandRefusedError(REFUSALS.overrideOver, `It is ${status} already.`),
    },
    commandId,
    command,
  );

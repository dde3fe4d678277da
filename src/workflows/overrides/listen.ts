import { ApplicationFailure, condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';
import { REFUSALS } from '../../domain/failure-types';
import { overrideView, refusalOfOverride } from '../../domain/overrides';
import { isOverrideCommand, type OverrideFactBody } from '../../domain/overrides/facts';
import type { Override } from '../../domain/overrides/override';
import { beginOverrideUpdate, overrideCommandUpdate, overrideQuery } from './messages';

/** Commands are updates, the live state is a query. Handlers only push; the loop answers. */
export function listen(state: () => Override, tell: (fact: OverrideFactBody) => void): void {
  setHandler(beginOverrideUpdate, async () => {
    await condition(() => state().status !== 'checking');
    const { refusal } = state();
    if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type);
    return overrideView(state());
  });
  setHandler(
    overrideCommandUpdate,
    async (command, bodyHash) => {
      const commandId = currentUpdateInfo()?.id ?? '';
      tell({ kind: 'command', commandId, bodyHash, command });
      await condition(() => answerTo(state(), commandId) !== undefined);
      const { refusal, bodyHash: first } = answerTo(state(), commandId)!;
      if (refusal) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type, first);
      return { bodyHash: first, view: overrideView(state()) };
    },
    { validator: (command, _bodyHash) => refuse(state(), command) },
  );
  setHandler(overrideQuery, () => overrideView(state()));
}

const answerTo = (state: Override, commandId: string) =>
  state.answers.find((answer) => answer.commandId === commandId);

function refuse(state: Override, command: unknown): void {
  if (!isOverrideCommand(command)) {
    throw ApplicationFailure.nonRetryable('This is no command that we know.', REFUSALS.invalidCommand);
  }
  if (answerTo(state, currentUpdateInfo()?.id ?? '') !== undefined) return;
  const refusal = refusalOfOverride(state, command);
  if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type);
}

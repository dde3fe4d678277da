import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { overrideView, refusalOfOverride } from '../../domain/overrides';
import { isOverrideCommand, type OverrideFactBody } from '../../domain/overrides/facts';
import type { Override } from '../../domain/overrides/override';
import { takeCommands } from '../take-commands';
import { beginOverrideUpdate, overrideCommandUpdate, overrideQuery } from './messages';

/** Commands are updates, the live state is a query. Handlers only push; the loop answers. */
export function listen(state: () => Override, tell: (fact: OverrideFactBody) => void): void {
  setHandler(beginOverrideUpdate, async () => {
    await condition(() => state().status !== 'checking');
    const { refusal } = state();
    if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type);
    return overrideView(state());
  });
  takeCommands(overrideCommandUpdate, {
    isCommand: isOverrideCommand,
    refusalOf: (command) => refusalOfOverride(state(), command),
    push: (asked) => tell({ kind: 'command', ...asked }),
    answers: () => state().answers,
    reply: ({ bodyHash }) => ({ bodyHash, view: overrideView(state()) }),
  });
  setHandler(overrideQuery, () => overrideView(state()));
}

import { ApplicationFailure, condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';
import { escalationView, refusalOfEscalation } from '../../domain/escalation';
import { isAgentNoted } from '../../domain/escalation/comments';
import { isEscalationCommand } from '../../domain/escalation/commands';
import type { Escalation } from '../../domain/escalation/escalation';
import type { EscalationFactBody } from '../../domain/escalation/facts';
import { isPageReplayed, replayOf } from '../../domain/escalation/replaying';
import { REFUSALS } from '../../domain/failure-types';
import {
  escalationCommandUpdate,
  escalationQuery,
  noteSignal,
  pageReplayedSignal,
  pageReplayQuery,
} from '../messages';

/** Commands are updates, the live state is a query. Handlers only push; the loop answers. */
export function listen(state: () => Escalation, tell: (fact: EscalationFactBody) => void): void {
  setHandler(
    escalationCommandUpdate,
    async (command, bodyHash) => {
      const commandId = currentUpdateInfo()?.id ?? '';
      tell({ kind: 'command', commandId, bodyHash, command });
      await condition(() => answerTo(state(), commandId) !== undefined);
      const { refusal, bodyHash: first } = answerTo(state(), commandId)!;
      if (refusal) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type, first);
      return { bodyHash: first, view: escalationView(state()) };
    },
    { validator: (command, _bodyHash) => refuse(state(), command) },
  );
  setHandler(noteSignal, (noted: unknown) => {
    if (isAgentNoted(noted)) tell({ kind: 'noted', ...noted });
  });
  setHandler(pageReplayedSignal, (told: unknown) => {
    if (isPageReplayed(told)) tell({ kind: 'replayed', ...told });
  });
  setHandler(pageReplayQuery, (pageId) => replayOf(state(), pageId));
  setHandler(escalationQuery, () => escalationView(state()));
}

const answerTo = (state: Escalation, commandId: string) =>
  state.answers.find((answer) => answer.commandId === commandId);

function refuse(state: Escalation, command: unknown): void {
  if (!isEscalationCommand(command)) {
    throw ApplicationFailure.nonRetryable('This is no command that we know.', REFUSALS.invalidCommand);
  }
  if (answerTo(state, currentUpdateInfo()?.id ?? '') !== undefined) return;
  const refusal = refusalOfEscalation(state, command);
  if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type);
}

import { setHandler } from '@temporalio/workflow';
import { escalationView, refusalOfEscalation } from '../../domain/escalation';
import { isAgentNoted } from '../../domain/escalation/comments';
import { isEscalationCommand } from '../../domain/escalation/commands';
import type { Escalation } from '../../domain/escalation/escalation';
import type { EscalationFactBody } from '../../domain/escalation/facts';
import { isPageReplayed, replayOf } from '../../domain/escalation/replaying';
import {
  escalationCommandUpdate,
  escalationQuery,
  noteSignal,
  pageReplayedSignal,
  pageReplayQuery,
} from '../messages';
import { takeCommands } from '../take-commands';

/** Commands are updates, the live state is a query. Handlers only push; the loop answers. */
export function listen(state: () => Escalation, tell: (fact: EscalationFactBody) => void): void {
  takeCommands(escalationCommandUpdate, {
    isCommand: isEscalationCommand,
    refusalOf: (command) => refusalOfEscalation(state(), command),
    push: (asked) => tell({ kind: 'command', ...asked }),
    answers: () => state().answers,
    reply: ({ bodyHash }) => ({ bodyHash, view: escalationView(state()) }),
  });
  setHandler(noteSignal, (noted: unknown) => {
    if (isAgentNoted(noted)) tell({ kind: 'noted', ...noted });
  });
  setHandler(pageReplayedSignal, (told: unknown) => {
    if (isPageReplayed(told)) tell({ kind: 'replayed', ...told });
  });
  setHandler(pageReplayQuery, (pageId) => replayOf(state(), pageId));
  setHandler(escalationQuery, () => escalationView(state()));
}

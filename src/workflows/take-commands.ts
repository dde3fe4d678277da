import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, condition, currentUpdateInfo, setHandler } from '@temporalio/workflow';
import type { CommandAnswer } from '../domain/command-answer';
import { REFUSALS } from '../domain/failure-types';

interface Asked<Command> {
  readonly commandId: string;
  readonly bodyHash: string;
  readonly command: Command;
}

interface Taking<Command, Reply> {
  readonly isCommand: (command: unknown) => command is Command;
  /** Why it would be refused as things stand, or null. */
  readonly refusalOf: (command: Command) => CommandAnswer['refusal'];
  /** Hands it to the loop, which answers it. */
  readonly push: (asked: Asked<Command>) => void;
  /** The answers of the loop so far. */
  readonly answers: () => readonly CommandAnswer[];
  readonly reply: (answer: CommandAnswer) => Reply;
}

/**
 * Commands are updates, whose id is the caller's: the handler only pushes, the loop answers, and what came before under one id is
 * answered as it was then. A refusal carries the body's hash of that first time.
 */
export function takeCommands<Command, Reply>(
  update: UpdateDefinition<Reply, [Command, string]>,
  { isCommand, refusalOf, push, answers, reply }: Taking<Command, Reply>,
): void {
  const answerTo = (commandId: string) => answers().find((answer) => answer.commandId === commandId);
  const handler = async (command: Command, bodyHash: string): Promise<Reply> => {
    const commandId = currentUpdateInfo()?.id ?? '';
    push({ commandId, bodyHash, command });
    await condition(() => answerTo(commandId) !== undefined);
    const answer = answerTo(commandId)!;
    const { refusal, bodyHash: first } = answer;
    if (refusal) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type, first);
    return reply(answer);
  };
  const validator = (command: unknown): void => {
    if (!isCommand(command)) {
      throw ApplicationFailure.nonRetryable('This is no command that we know.', REFUSALS.invalidCommand);
    }
    if (answerTo(currentUpdateInfo()?.id ?? '') !== undefined) return;
    const refusal = refusalOf(command);
    if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal.message, refusal.type);
  };
  setHandler<Reply, [Command, string], typeof update>(update, handler, { validator });
}

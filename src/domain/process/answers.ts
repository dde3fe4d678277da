import type { CommandAnswer } from '../command-answer';
import type { JsonObject } from '../json';

/** More than one interaction is sent in a day: a key that is used again a day later still has its answer. */
const MOST_ANSWERS = 500;

/** Which command is answered: a wish is answered later than it came. */
export type Asked = Pick<CommandAnswer, 'commandId' | 'bodyHash'>;

/** Answers a command, once: the first answer stands, so that a command sent twice is answered alike. */
export function answer<State extends { readonly answers: readonly CommandAnswer[] }>(
  state: State,
  { commandId, bodyHash }: Asked,
  refusal: CommandAnswer['refusal'],
  result?: JsonObject,
): State {
  if (state.answers.some((known) => known.commandId === commandId)) return state;
  const given = { commandId, bodyHash, refusal, ...(result && { result }) };
  return { ...state, answers: [...state.answers, given].slice(-MOST_ANSWERS) };
}

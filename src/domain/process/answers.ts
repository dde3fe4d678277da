import type { Interaction } from '../interaction';

const MOST_ANSWERS = 100;

/** Answers a command, once: the first answer stands, so that a command sent twice is answered alike. */
export function answer(
  state: Interaction,
  commandId: string,
  refusal: { type: string; message: string } | null,
): Interaction {
  if (state.answers.some((known) => known.commandId === commandId)) return state;
  return { ...state, answers: [...state.answers, { commandId, refusal }].slice(-MOST_ANSWERS) };
}

import { inNewCentre, type Service } from './centre';
import { expressionQuestions } from './questions/expressions';
import { routingQuestions } from './questions/routing';
import { stateQuestions } from './questions/states';
import { wireQuestions } from './questions/wire';
import type { Question } from './question';

/** The register of what is asked. */
export const questions: readonly Question[] = [
  ...expressionQuestions,
  ...routingQuestions,
  ...stateQuestions,
  ...wireQuestions,
];

/** What both services answered to one question; an answer that could not be had is told as `failed: …`. */
export interface Comparison {
  readonly asks: string;
  readonly twilio: string;
  readonly emulator: string;
}

export const isSame = ({ twilio, emulator }: Comparison): boolean => twilio === emulator;

const FAILED = 'failed: ';

export const hasFailed = ({ twilio, emulator }: Comparison): boolean =>
  [twilio, emulator].some((answer) => answer.startsWith(FAILED));

const answerOf = (service: Service, question: Question): Promise<string> =>
  inNewCentre(service, (centre) => question.answer(centre)).catch(
    (error: unknown) => FAILED + (error instanceof Error ? error.message : String(error)),
  );

/** Asks both services the same, one question after the other, each in a workspace of its own that is deleted again. */
export async function* runProbe(twilio: Service, emulator: Service): AsyncGenerator<Comparison> {
  for (const question of questions) {
    const [theirs, ours] = await Promise.all([answerOf(twilio, question), answerOf(emulator, question)]);
    yield { asks: question.asks, twilio: theirs, emulator: ours };
  }
}

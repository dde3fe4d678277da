import { isSuccess, type Outcome, type Purpose } from '../callbacks/delivery';
import type { Emulator } from '../emulator';
import { parseTwiml } from '../twiml/parse-twiml';
import { noteProblem, noteStep } from './put-call';
import { HEARD, heardText } from './heard';

/** Notes what a waiting caller hears. Verbs that would lead out of the queue are not supported. */
export function takeWaitAnswer(
  emulator: Emulator,
  { callSid, flow }: Extract<Purpose, { kind: 'wait' }>,
  outcome: Outcome,
): void {
  const call = emulator.calls.get(callSid);
  if (call?.queue === null || call?.flow !== flow) return;
  const document = parseTwiml(outcome.kind === 'answer' && isSuccess(outcome) ? outcome.body : '');
  if (!document.ok) return noteProblem(emulator, callSid, `waitUrl: ${document.problem}`);
  for (const verb of document.verbs) {
    if (HEARD.has(verb.name)) noteStep(emulator, callSid, verb.name, heardText(verb));
    else noteProblem(emulator, callSid, `<${verb.name}> is not supported while a caller waits`);
  }
}

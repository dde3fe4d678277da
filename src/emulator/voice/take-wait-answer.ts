import { isSuccess, type Outcome, type Purpose } from '../callbacks/delivery';
import type { Emulator } from '../emulator';
import { parseTwiml } from '../twiml/parse-twiml';
import { isBridged } from './call';
import { leaveQueue } from './leave-queue';
import { noteProblem, noteStep } from './put-call';
import { HEARD, heardText } from './heard';
import { runProgram } from './run-program';

/**
 * Notes what a waiting caller hears. `<Leave>` takes them out of the queue; other ways out are not supported. An answer
 * that comes when they talk already, or wait for something else, is not followed.
 */
export function takeWaitAnswer(
  emulator: Emulator,
  { callSid, flow, taskSid }: Extract<Purpose, { kind: 'wait' }>,
  outcome: Outcome,
): void {
  const call = emulator.calls.get(callSid);
  if (call?.flow !== flow || call.queue?.taskSid !== taskSid || isBridged(call)) return;
  const document = parseTwiml(outcome.kind === 'answer' && isSuccess(outcome) ? outcome.body : '');
  if (!document.ok) return noteProblem(emulator, callSid, `waitUrl: ${document.problem}`);
  for (const verb of document.verbs) {
    if (verb.name === 'Leave') return leave(emulator, callSid);
    if (HEARD.has(verb.name)) noteStep(emulator, callSid, verb.name, heardText(verb));
    else noteProblem(emulator, callSid, `<${verb.name}> is not supported while a caller waits`);
  }
}

/** The caller goes on with what the action answers, or with the document they came from. */
function leave(emulator: Emulator, callSid: string): void {
  if (!leaveQueue(emulator, callSid, 'leave')) runProgram(emulator, callSid);
}

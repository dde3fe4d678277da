import { isSuccess, type Delivery, type Outcome, type Purpose } from '../callbacks/delivery';
import type { Emulator } from '../emulator';
import { parseTwiml } from '../twiml/parse-twiml';
import { isOver } from './call';
import { endCall } from './end-call';
import { noteProblem } from './put-call';
import { runDocument } from './run-program';

/**
 * Executes the document that the application answered with. Without a readable one the caller hears an error and the
 * call ends, as on the real service.
 */
export function takeCallFlow(
  emulator: Emulator,
  delivery: Delivery,
  { callSid, flow }: Extract<Purpose, { kind: 'call-flow' }>,
  outcome: Outcome,
): void {
  const call = emulator.calls.get(callSid);
  if (call === undefined || isOver(call) || call.flow !== flow) return;
  const document =
    outcome.kind === 'answer' && isSuccess(outcome)
      ? parseTwiml(outcome.body)
      : { ok: false as const, problem: 'No document was answered' };
  if (document.ok) return runDocument(emulator, callSid, delivery.url, document.verbs);
  noteProblem(emulator, callSid, `${delivery.url}: ${document.problem}`);
  endCall(emulator, callSid);
}

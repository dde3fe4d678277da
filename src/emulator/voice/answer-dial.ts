import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { Call } from './call';
import type { Dial } from './dial';
import { endCall } from './end-call';
import { changeCall, noteProblem } from './put-call';
import { requestDocument } from './request-document';
import { tellDial } from './tell-dial';

/**
 * The agent picks up. With dequeue and conference that is the acceptance, and joins them with the caller. Where the offer
 * is gone meanwhile the call ends before it began: nobody else's conversation is touched.
 */
export function answerDial(emulator: Emulator, callSid: string, dial: Dial): void {
  if (dial.accepts && !accept(emulator, callSid, dial)) return endCall(emulator, callSid, 'canceled');
  emulator.ringing.delete(callSid);
  const call = changeCall(emulator, callSid, {
    status: 'in-progress',
    answeredAt: emulator.engine.now(),
  });
  tellDial(emulator, call, 'answered');
  if (dial.instruction !== 'call') ifAllowed(emulator, callSid, () => writeCalls(emulator, call, dial));
  if (call.url !== '') requestDocument(emulator, call, { url: call.url, kind: 'call-flow' });
}

/** False when the offer could not be accepted any more. */
function accept(emulator: Emulator, callSid: string, { workspaceSid, reservationSid }: Dial): boolean {
  const { engine, effects } = emulator;
  return ifAllowed(emulator, callSid, () => {
    engine.reservations.acceptConnected(workspaceSid, reservationSid);
    effects.add(engine.now(), 'reservations.update', reservationSid);
  });
}

/** Whether TaskRouter took it; what it refused is noted on the call. */
function ifAllowed(emulator: Emulator, callSid: string, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    noteProblem(emulator, callSid, error.message);
    return false;
  }
}

/** TaskRouter writes the calls into the task: its version moves although nobody asked for it. */
function writeCalls({ engine }: Emulator, { sid }: Call, dial: Dial): void {
  const { workspaceSid, taskSid, conferenceSid, customerCallSid } = dial;
  const { attributes } = engine.tasks.fetch(workspaceSid, taskSid);
  const calls =
    conferenceSid === null
      ? { worker_call_sid: sid }
      : { conference: { sid: conferenceSid, participants: { worker: sid, customer: customerCallSid } } };
  const written = JSON.stringify({ ...(JSON.parse(attributes) as object), ...calls });
  engine.tasks.update(workspaceSid, taskSid, { attributes: written });
}

import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { isBridged, type Call } from './call';
import type { Dial } from './dial';
import { endTalk, hasSomebody } from './talk';
import { tellDial } from './tell-dial';

/** An agent's call is over: what becomes of the offer, of the agent, and of the caller. */
export function endDial(emulator: Emulator, call: Call, dial: Dial): void {
  emulator.ringing.delete(call.sid);
  tellDial(emulator, call, 'completed');
  const { engine } = emulator;
  const { workspaceSid, reservationSid, workerSid, postWorkActivitySid: activitySid } = dial;
  ifAllowed(() => {
    const { status } = engine.reservations.fetch(workspaceSid, reservationSid);
    if (dial.accepts && status === 'pending') engine.reservations.cancel(workspaceSid, reservationSid);
  });
  if (call.answeredAt === null) return;
  if (activitySid !== null) ifAllowed(() => engine.workers.update(workspaceSid, workerSid, { activitySid }));
  ifAllowed(() => leaveCaller(emulator, dial));
}

/** A caller who was talking with this agent talks on with another, waits for one, or goes on alone. */
function leaveCaller(emulator: Emulator, dial: Dial): void {
  const { workspaceSid, reservationSid, taskSid, customerCallSid } = dial;
  const caller = customerCallSid === null ? undefined : emulator.calls.get(customerCallSid);
  if (caller?.queue?.taskSid !== taskSid || !isBridged(caller)) return;
  if (!hasSomebody(emulator, workspaceSid, taskSid, reservationSid)) return endTalk(emulator, caller.sid);
  ifAllowed(() => emulator.engine.reservations.update(workspaceSid, reservationSid, { status: 'wrapping' }));
}

/** What TaskRouter refuses has been overtaken. */
function ifAllowed(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

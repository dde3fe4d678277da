import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { Call } from './call';
import type { Dial } from './dial';
import { leaveQueue } from './leave-queue';
import { tellDial } from './tell-dial';

/**
 * An agent's call is over: what becomes of the offer, of the caller, and of the agent. Answers the caller whose call ends
 * with it, because nothing says what they are to hear next, or null.
 */
export function endDial(emulator: Emulator, call: Call, dial: Dial): string | null {
  emulator.ringing.delete(call.sid);
  tellDial(emulator, call, 'completed');
  const { workspaceSid, reservationSid, workerSid, postWorkActivitySid, customerCallSid } = dial;
  ifAllowed(() => {
    const { status } = emulator.engine.reservations.fetch(workspaceSid, reservationSid);
    if (status === 'pending') emulator.engine.reservations.cancel(workspaceSid, reservationSid);
  });
  if (call.answeredAt === null) return null;
  if (postWorkActivitySid !== null) {
    const activitySid = postWorkActivitySid;
    ifAllowed(() => emulator.engine.workers.update(workspaceSid, workerSid, { activitySid }));
  }
  const caller = customerCallSid === null ? undefined : emulator.calls.get(customerCallSid);
  if (customerCallSid === null || caller?.queue?.taskSid !== dial.taskSid) return null;
  return leaveQueue(emulator, customerCallSid, 'bridged', { isStillThere: true }) ? null : customerCallSid;
}

/** What TaskRouter refuses has been overtaken. */
function ifAllowed(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

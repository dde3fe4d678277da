import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { agentLegsOf } from './agent-legs';
import type { Call } from './call';
import type { Dial } from './dial';
import { leaveQueue } from './leave-queue';
import { tellDial } from './tell-dial';

/**
 * An agent's call is over: what becomes of the offer, of the agent, and of the caller. Answers the caller who goes on with
 * the document that they were enqueued by, or null.
 */
export function endDial(emulator: Emulator, call: Call, dial: Dial): string | null {
  emulator.ringing.delete(call.sid);
  tellDial(emulator, call, 'completed');
  const { workspaceSid, reservationSid, workerSid, postWorkActivitySid, customerCallSid } = dial;
  ifAllowed(() => {
    const { status } = emulator.engine.reservations.fetch(workspaceSid, reservationSid);
    if (dial.accepts && status === 'pending')
      emulator.engine.reservations.cancel(workspaceSid, reservationSid);
  });
  if (call.answeredAt === null) return null;
  if (postWorkActivitySid !== null) {
    const activitySid = postWorkActivitySid;
    ifAllowed(() => emulator.engine.workers.update(workspaceSid, workerSid, { activitySid }));
  }
  const caller = customerCallSid === null ? undefined : emulator.calls.get(customerCallSid);
  if (customerCallSid === null || caller?.queue?.taskSid !== dial.taskSid) return null;
  if (isStillTalking(emulator, customerCallSid)) {
    ifAllowed(() =>
      emulator.engine.reservations.update(workspaceSid, reservationSid, { status: 'wrapping' }),
    );
    return null;
  }
  return leaveQueue(emulator, customerCallSid, 'bridged', { isStillThere: true }) ? null : customerCallSid;
}

/** With another agent, who was brought in by a transfer. */
const isStillTalking = (emulator: Emulator, callSid: string): boolean =>
  agentLegsOf(emulator, callSid).some((sid) => emulator.calls.get(sid)!.status === 'in-progress');

/** What TaskRouter refuses has been overtaken. */
function ifAllowed(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

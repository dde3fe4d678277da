import type { Reservation } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { isOver, type Call } from './call';
import { leaveQueue } from './leave-queue';

type Talk = Pick<Emulator, 'calls' | 'engine'>;

/** The agents' calls that were made for an offer. */
const legsFor = ({ calls }: Talk, reservationSid: string): Call[] =>
  [...calls.values()].filter(({ dial }) => dial?.reservationSid === reservationSid);

/** An agent who accepted by REST talks without a call of ours; one who was called, as long as that call goes on. */
function isTalking(talk: Talk, { sid, status }: Reservation): boolean {
  const legs = legsFor(talk, sid);
  return status === 'accepted' && (legs.length === 0 || legs.some((leg) => !isOver(leg)));
}

/** Whether a caller has somebody: an agent beside this one, or one whom a transfer is looking for. */
export function hasSomebody(talk: Talk, workspaceSid: string, taskSid: string, but: string | null): boolean {
  const { engine } = talk;
  if (engine.tasks.fetch(workspaceSid, taskSid).transfer !== null) return true;
  return engine.reservations
    .listOfTask(workspaceSid, taskSid)
    .some((reservation) => reservation.sid !== but && isTalking(talk, reservation));
}

/** Nobody is left on the other side: the caller leaves the queue, and goes on with what comes then. */
export function endTalk(emulator: Emulator, callSid: string): void {
  if (leaveQueue(emulator, callSid, 'bridged', { isStillThere: true })) return;
  emulator.goingOn.add(callSid);
}

import type { Reservation } from '../../../../../../taskrouter-engine';
import type { Emulator } from '../../../../../emulator';
import type { ApiRequest } from '../../../../../http/operation';
import { resourceNotFound } from '../../../../../http/twilio-error';

/** The reservation that the path names, if it is of the task that the path names. Throws when it is not. */
export function findTaskReservation({ engine }: Emulator, { path }: ApiRequest): Reservation {
  const { workspaceSid = '', taskSid = '', sid = '' } = path;
  const reservation = engine.reservations.fetch(workspaceSid, sid);
  if (reservation.taskSid === taskSid) return reservation;
  throw resourceNotFound(`/Workspaces/${workspaceSid}/Tasks/${taskSid}/Reservations/${sid}`);
}

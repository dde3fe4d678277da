import type { Reservation } from '../../../../../../taskrouter-engine';
import type { Emulator } from '../../../../../emulator';
import type { ApiRequest } from '../../../../../http/operation';
import { resourceNotFound } from '../../../../../http/twilio-error';

/** The reservation that the path names, if it is of the worker that the path names. Throws when it is not. */
export function findWorkerReservation({ engine }: Emulator, { path }: ApiRequest): Reservation {
  const { workspaceSid = '', workerSid = '', sid = '' } = path;
  const reservation = engine.reservations.fetch(workspaceSid, sid);
  if (reservation.workerSid === workerSid) return reservation;
  throw resourceNotFound(`/Workspaces/${workspaceSid}/Workers/${workerSid}/Reservations/${sid}`);
}

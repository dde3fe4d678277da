import { updated, type Operation } from '../../../../../http/operation';
import { reservationChange } from '../../../reservation-change';
import { representReservation } from '../../../reservation-representation';
import { findWorkerReservation } from './find';

export const updateWorkerReservation: Operation = {
  name: 'workerReservations.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Reservations/:sid',
  handle: (emulator, request) => {
    const { form, base, ifMatch } = request;
    const workspaceSid = request.path['workspaceSid']!;
    const { sid } = findWorkerReservation(emulator, request);
    const change = reservationChange(form);
    const reservation = emulator.engine.reservations.update(workspaceSid, sid, change, ifMatch);
    const body = representReservation(emulator, base, workspaceSid, 'Workers', reservation);
    return updated(body, reservation, reservation.version);
  },
};

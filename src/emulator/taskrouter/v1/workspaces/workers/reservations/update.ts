import { updated, type Operation } from '../../../../../http/operation';
import { changeReservation } from '../../../reservation-change';
import { representReservation } from '../../../reservation-representation';
import { findWorkerReservation } from './find';

export const updateWorkerReservation: Operation = {
  name: 'workerReservations.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Reservations/:sid',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { sid } = findWorkerReservation(emulator, request);
    const reservation = changeReservation(emulator, request, sid);
    const body = representReservation(emulator, request.base, workspaceSid, 'Workers', reservation);
    return updated(body, reservation, reservation.version);
  },
};

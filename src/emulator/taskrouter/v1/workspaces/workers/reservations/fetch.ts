import { fetched, type Operation } from '../../../../../http/operation';
import { representReservation } from '../../../reservation-representation';
import { findWorkerReservation } from './find';

export const fetchWorkerReservation: Operation = {
  name: 'workerReservations.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Reservations/:sid',
  handle: (emulator, request) => {
    const reservation = findWorkerReservation(emulator, request);
    const workspaceSid = request.path['workspaceSid']!;
    const body = representReservation(emulator, request.base, workspaceSid, 'Workers', reservation);
    return fetched(body, reservation.version);
  },
};

import { fetched, type Operation } from '../../../../../http/operation';
import { representReservation } from '../../../reservation-representation';
import { findTaskReservation } from './find';

export const fetchTaskReservation: Operation = {
  name: 'taskReservations.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Tasks/:taskSid/Reservations/:sid',
  handle: (emulator, request) => {
    const reservation = findTaskReservation(emulator, request);
    const workspaceSid = request.path['workspaceSid']!;
    const body = representReservation(emulator, request.base, workspaceSid, 'Tasks', reservation);
    return fetched(body, reservation.version);
  },
};

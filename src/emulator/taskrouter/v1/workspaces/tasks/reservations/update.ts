import { updated, type Operation } from '../../../../../http/operation';
import { changeReservation } from '../../../reservation-change';
import { representReservation } from '../../../reservation-representation';
import { findTaskReservation } from './find';

export const updateTaskReservation: Operation = {
  name: 'taskReservations.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Tasks/:taskSid/Reservations/:sid',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { sid } = findTaskReservation(emulator, request);
    const reservation = changeReservation(emulator, request, sid);
    const body = representReservation(emulator, request.base, workspaceSid, 'Tasks', reservation);
    return updated(body, reservation, reservation.version);
  },
};

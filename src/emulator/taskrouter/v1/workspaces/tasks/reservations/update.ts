import { updated, type Operation } from '../../../../../http/operation';
import { reservationChange } from '../../../reservation-change';
import { representReservation } from '../../../reservation-representation';
import { findTaskReservation } from './find';

export const updateTaskReservation: Operation = {
  name: 'taskReservations.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Tasks/:taskSid/Reservations/:sid',
  handle: (emulator, request) => {
    const { form, base, ifMatch } = request;
    const workspaceSid = request.path['workspaceSid']!;
    const { sid } = findTaskReservation(emulator, request);
    const change = reservationChange(form);
    const reservation = emulator.engine.reservations.update(workspaceSid, sid, change, ifMatch);
    const body = representReservation(emulator, base, workspaceSid, 'Tasks', reservation);
    return updated(body, reservation, reservation.version);
  },
};

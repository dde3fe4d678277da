import type { Operation } from '../../../../../http/operation';
import { paged } from '../../../../../http/page';
import { given } from '../../../../../http/parameters';
import { representReservation } from '../../../reservation-representation';

export const listTaskReservations: Operation = {
  name: 'taskReservations.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Tasks/:taskSid/Reservations',
  handle: (emulator, request) => {
    const { path, query, base } = request;
    const workspaceSid = path['workspaceSid']!;
    const filters = given({
      status: query.filled('ReservationStatus'),
      workerSid: query.filled('WorkerSid'),
    });
    return paged(request, {
      items: emulator.engine.reservations.listOfTask(workspaceSid, path['taskSid']!, filters),
      key: 'reservations',
      represent: (reservation) => representReservation(emulator, base, workspaceSid, 'Tasks', reservation),
    });
  },
};

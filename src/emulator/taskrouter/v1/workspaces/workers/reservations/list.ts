import type { Operation } from '../../../../../http/operation';
import { paged } from '../../../../../http/page';
import { given } from '../../../../../http/parameters';
import { representReservation } from '../../../reservation-representation';

export const listWorkerReservations: Operation = {
  name: 'workerReservations.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Reservations',
  handle: (emulator, request) => {
    const { path, query, base } = request;
    const workspaceSid = path['workspaceSid']!;
    const filters = given({
      status: query.filled('ReservationStatus'),
    });
    return paged(request, {
      items: emulator.engine.reservations.listOfWorker(workspaceSid, path['workerSid']!, filters),
      key: 'reservations',
      represent: (reservation) => representReservation(emulator, base, workspaceSid, 'Workers', reservation),
    });
  },
};

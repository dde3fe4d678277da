import { firstReservation, type Calls } from './floor';

export const callsOfReservations: Calls = {
  FetchWorkerReservation: async (floor) => {
    const sid = await firstReservation(floor);
    const found = await floor.workspace.workers(floor.workerSid).reservations(sid).fetch();
    expect(found).toMatchObject({ taskSid: floor.taskSid, workerName: 'ana', reservationStatus: 'pending' });
    expect(found.url).toContain(`/Workers/${floor.workerSid}/Reservations/${sid}`);
  },
  ListWorkerReservation: async ({ workspace, workerSid }) => {
    const { reservations } = workspace.workers(workerSid);
    expect(await reservations.list({ reservationStatus: 'pending' })).toHaveLength(1);
    expect(await reservations.list({ reservationStatus: 'accepted' })).toEqual([]);
  },
  UpdateWorkerReservation: async (floor) => {
    const reservation = floor.workspace.workers(floor.workerSid).reservations(await firstReservation(floor));
    const accepted = await reservation.update({ reservationStatus: 'accepted' });
    expect(accepted.reservationStatus).toBe('accepted');
    expect((await floor.workspace.tasks(floor.taskSid).fetch()).assignmentStatus).toBe('assigned');
  },
  FetchTaskReservation: async (floor) => {
    const sid = await firstReservation(floor);
    const found = await floor.workspace.tasks(floor.taskSid).reservations(sid).fetch();
    expect(found).toMatchObject({ workerSid: floor.workerSid, reservationStatus: 'pending' });
    expect(found.url).toContain(`/Tasks/${floor.taskSid}/Reservations/${sid}`);
  },
  ListTaskReservation: async ({ workspace, taskSid, workerSid }) => {
    const { reservations } = workspace.tasks(taskSid);
    expect(await reservations.list({ reservationStatus: 'pending', workerSid })).toHaveLength(1);
    expect(await reservations.list({ workerSid: 'WKx' })).toEqual([]);
  },
  UpdateTaskReservation: async (floor) => {
    const reservation = floor.workspace.tasks(floor.taskSid).reservations(await firstReservation(floor));
    const rejected = await reservation.update({
      reservationStatus: 'rejected',
      workerActivitySid: floor.activity('Unavailable'),
    });
    expect(rejected.reservationStatus).toBe('rejected');
    const worker = await floor.workspace.workers(floor.workerSid).fetch();
    expect(worker.activityName).toBe('Unavailable');
  },
};

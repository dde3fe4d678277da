import { closeAll } from './harness';
import { callsOfReservations } from './operations/reservations';
import { callsOfRouting } from './operations/routing';
import { callsOfStatistics } from './operations/statistics';
import { callsOfTasks } from './operations/tasks';
import { callsOfWorkers } from './operations/workers';
import { callsOfWorkspaces } from './operations/workspaces';
import { drawFloor, type Calls } from './operations/floor';
import { takeDriven } from './oracle/check-answer';
import { operationsOf } from './oracle/documents';

afterEach(closeAll);

const calls: Calls = {
  ...callsOfWorkspaces,
  ...callsOfWorkers,
  ...callsOfRouting,
  ...callsOfTasks,
  ...callsOfReservations,
  ...callsOfStatistics,
};

const documented = operationsOf('taskrouter_v1').map(({ operationId }) => operationId);

test.each(documented)('%s by the official SDK', async (operationId) => {
  const call = calls[operationId];
  expect(call).toBeDefined();
  const floor = await drawFloor();
  takeDriven();
  await call!(floor);
  expect(takeDriven()).toContain(`taskrouter_v1/${operationId}`);
});

test('no call of the table is without an operation', () => {
  expect(Object.keys(calls).filter((name) => !documented.includes(name))).toEqual([]);
});

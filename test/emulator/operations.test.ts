import { coverage } from './coverage/coverage';
import { closeAll } from './harness';
import { callsOfConversations, drawConversation } from './operations/conversations';
import { callsOfFlex, drawFlexFloor } from './operations/flex';
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

/** The operations of a document that the emulator has. */
const implemented = (document: string): string[] =>
  coverage
    .filter((one) => one.document === document && one.file !== null)
    .map(({ operationId }) => operationId);

test.each(implemented('flex_v1'))('Flex: %s by the official SDK', async (operationId) => {
  const call = callsOfFlex[operationId];
  expect(call).toBeDefined();
  const floor = await drawFlexFloor();
  takeDriven();
  await call!(floor);
  expect(takeDriven()).toContain(`flex_v1/${operationId}`);
});

test.each(implemented('conversations_v1'))('Conversations: %s by the official SDK', async (operationId) => {
  const call = callsOfConversations[operationId];
  expect(call).toBeDefined();
  takeDriven();
  const floor = await drawConversation();
  await call!(floor);
  expect(takeDriven()).toContain(`conversations_v1/${operationId}`);
});

import type { FaultInput } from '../../src/emulator/faults/fault-rule';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const CREATE = 'POST /v1/Workspaces/*/Tasks';
const LOOK_UP = 'GET /v1/Workspaces/*/Tasks';

const broken = (...faults: FaultInput[]) => faults.forEach((fault) => floor().emulator.addFault(fault));

const tasksMade = () =>
  floor()
    .emulator.effects(0)
    .filter(({ operation }) => operation === 'tasks.create').length;

/** Whatever the fault was, one agent gets one offer, and the customer is served. */
async function isServedOnce(forward: string): Promise<void> {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward(forward);
  const ana = await floor().agent('ana', SENIOR);
  const offer = await ana.expectsOffer();
  expect(tasksMade()).toBe(1);
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  expect(
    floor()
      .emulator.faults.list()
      .every(({ applied }) => applied > 0),
  ).toBe(true);
}

test.each<[string, FaultInput]>([
  ['answers 500 after it made the task', { on: 'request', match: CREATE, answer: 500, commit: 'after' }],
  [
    'never answers, after it made the task',
    { on: 'request', match: CREATE, answer: 'timeout', commit: 'after' },
  ],
  ['answers 500 before it made the task', { on: 'request', match: CREATE, answer: 500, commit: 'before' }],
  [
    'never answers, before it made the task',
    { on: 'request', match: CREATE, answer: 'timeout', commit: 'before' },
  ],
  ['answers 429 three times', { on: 'request', match: CREATE, answer: 429, next: 3 }],
])('there is exactly one task when TaskRouter %s', async (_name, fault) => {
  broken(fault);
  await isServedOnce('40 seconds');
});

test('a look-up that fails, too, makes nobody create a second task', async () => {
  broken(
    { on: 'request', match: CREATE, answer: 500, commit: 'after' },
    { on: 'request', match: LOOK_UP, answer: 429, next: 3 },
  );
  await isServedOnce('50 seconds');
});

test('a task whose creation was in doubt when the customer left is found and ended', async () => {
  broken({ on: 'request', match: CREATE, answer: 500, commit: 'after' });
  const chat = await floor().customer('acct-42').opensChat();
  const leaving = chat.command('backend', 'cancel', { by: 'customer', reason: 'left' });
  await floor().forward('15 seconds');
  expect((await leaving).status).toBe(200);
  await chat.closesAs('abandoned', 'customer_left');
  const tasks = await floor().twilio.workspace.tasks.list();
  expect(tasks.map(({ assignmentStatus }) => assignmentStatus)).toEqual(['canceled']);
});

test('a look-up that does not see the task yet makes nobody create a second one: the event log knows it', async () => {
  broken(
    { on: 'request', match: CREATE, answer: 500, commit: 'after' },
    { on: 'request', match: LOOK_UP, answer: 'stale', staleMs: 3_600_000, every: true },
  );
  await isServedOnce('40 seconds');
});

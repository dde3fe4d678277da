import { createCheckTransfer } from '../../src/activities/check-transfer';
import type { CurrentPolicy } from '../../src/activities/current-policy';
import type { ActionBegun } from '../../src/activities/port';
import type { TaskRouterPort } from '../../src/adapters/taskrouter/port';
import { decideRoute } from '../../src/policy';
import { exampleWith, policyOf } from '../policy/example';

const policy = policyOf(
  exampleWith('  first: {', '  first: { calendar: office,').replace(
    'queues:\n',
    `calendars:
  office: { zone: America/New_York, weekly: { monday-friday: 09:00-17:00 }, holidays: [{ on: 07-03 }] }
queues:
`,
  ),
);
const { decision } = decideRoute(policy, { channel: 'chat', source: 'web', given: {}, profile: null });

const everybodyIsThere = { isStaffed: () => Promise.resolve(true) } as unknown as TaskRouterPort;
const checkTransfer = createCheckTransfer({
  taskRouter: everybodyIsThere,
  currentPolicy: () => Promise.resolve({ policy } as CurrentPolicy),
});

const askedAt = async (instant: string) => {
  const asked = { to: { kind: 'queue', queue: 'first' }, back: null, decision, begunAt: Date.parse(instant) };
  return (await checkTransfer(asked as ActionBegun<'checkTransfer'>)).refusal;
};

test('a queue is open by its calendar at the instant at which the check was begun, whatever the time is now', async () => {
  expect(await askedAt('2026-07-02T16:59-04:00')).toBeNull();
  expect(await askedAt('2026-07-02T17:00-04:00')).toEqual({
    type: 'queue_closed',
    message: 'The queue first is closed until Mon 2026-07-06 09:00 (America/New_York).',
  });
  expect(await askedAt('2026-07-06T09:00-04:00')).toBeNull();
});

import { createFloor } from './floor';

const STRANGER = `WK${'9'.repeat(32)}`;

/** A queue of seniors; its first target waits 30 s for the worker that the task names. */
const waitingForSomebody = (by: 'known_worker_sid' | 'known_worker_friendly_name' = 'known_worker_sid') => {
  const floor = createFloor();
  const seniors = floor.queue('Seniors', 'senior == true');
  const [chloe, ana] = [floor.agent('chloe', { senior: true }), floor.agent('ana')];
  const targets = [{ queue: seniors, [by]: 'task.wanted', timeout: 30 }, { queue: seniors }];
  floor.plan([{ expression: '1==1', targets }]);
  const alerts = () =>
    floor.emissions.flatMap((emission) => (emission.kind === 'alert' ? [emission.code] : []));
  return { ...floor, chloe, ana, alerts };
};

test('a known worker who is not in the queue is told by alert 40152 alone; the task waits', () => {
  const { ana, task, read, alerts, offeredTo, at } = waitingForSomebody();
  const waiting = task({ wanted: ana });
  expect([read(waiting).status, alerts()]).toEqual(['pending', [40152]]);
  at(31);
  expect(offeredTo(waiting)).toBe('chloe');
});

test('one who is in it is offered the task, and nothing is told', () => {
  const { chloe, task, alerts, offeredTo } = waitingForSomebody();
  expect([offeredTo(task({ wanted: chloe })), alerts()]).toEqual(['chloe', []]);
});

test('a task that names nobody is no mistake: no alert, and it waits until the target is left', () => {
  const { task, alerts, offeredTo, at } = waitingForSomebody();
  const waiting = task({});
  expect([offeredTo(waiting), alerts()]).toEqual([null, []]);
  at(31);
  expect(offeredTo(waiting)).toBe('chloe');
});

test.each([
  ['known_worker_sid', 'chloe', 40154],
  ['known_worker_sid', 7, 40154],
  ['known_worker_sid', STRANGER, 40155],
  ['known_worker_friendly_name', 'nobody', 40154],
] as const)('%s %j: alert %i', (by, wanted, code) => {
  const { task, alerts } = waitingForSomebody(by);
  task({ wanted });
  expect(alerts()).toEqual([code]);
});

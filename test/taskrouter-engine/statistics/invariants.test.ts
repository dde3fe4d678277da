import fc from 'fast-check';
import type { ReservationCounts } from '../../../src/taskrouter-engine';
import { START } from '../floor';
import { createCentre, type Centre } from '../properties/centre';
import { perform } from '../properties/perform';
import { script } from '../properties/script';

const RUNS = { numRuns: 200 };
const WHOLE_LIFE = { startDate: START };
const DAYS_30 = 30 * 86_400_000;
const ENDED = ['completed', 'canceled'];

/** Invariant 6: the statuses of a queue's statistics add up to its tasks that have not ended. */
function expectStatusesToAddUp({ engine, workspace, queues }: Centre): void {
  for (const taskQueueSid of queues) {
    const { total, byStatus, byPriority } = engine.realTimeStatistics.ofTaskQueue(workspace, taskQueueSid);
    const tasks = engine.tasks
      .list(workspace, { taskQueueSid })
      .filter(({ status }) => !ENDED.includes(status));
    const sum = (counts: object) => Object.values(counts).reduce((all: number, one: number) => all + one, 0);
    expect(total).toBe(tasks.length);
    expect(sum(byStatus)).toBe(tasks.length);
    expect(sum(byPriority)).toBe(tasks.length);
  }
}

/** Invariant 8: every reservation that was created is pending still, or ended its offer in one way. */
function expectReservationsToAddUp({ engine, workspace, queues, workers }: Centre): void {
  const { ofWorkspace, ofTaskQueue, ofWorker } = engine.cumulativeStatistics;
  const { reservations } = ofWorkspace(workspace, WHOLE_LIFE);
  const pending = workers.flatMap((sid) =>
    engine.reservations.listOfWorker(workspace, sid, { status: 'pending' }),
  ).length;
  const { accepted, rejected, timedOut, canceled, rescinded } = reservations;
  expect(accepted + rejected + timedOut + canceled + rescinded + pending).toBe(reservations.created);
  expect(added(workers.map((sid) => ofWorker(workspace, sid, WHOLE_LIFE).reservations))).toEqual(
    reservations,
  );
  expect(added(queues.map((sid) => ofTaskQueue(workspace, sid, WHOLE_LIFE).reservations))).toEqual(
    reservations,
  );
}

function added(counts: ReservationCounts[]): ReservationCounts {
  const add = (one: ReservationCounts, other: ReservationCounts) =>
    Object.fromEntries(
      Object.entries(one).map(([name, count]) => [name, count + other[name as keyof ReservationCounts]]),
    ) as unknown as ReservationCounts;
  return counts.reduce(add);
}

test('whatever happens, the statistics of a contact centre add up', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const centre = createCentre('keep-if-eligible');
      for (const step of steps) {
        perform(centre, step);
        expectStatusesToAddUp(centre);
        if (centre.engine.now() <= START + DAYS_30) expectReservationsToAddUp(centre);
      }
    }),
    RUNS,
  );
});

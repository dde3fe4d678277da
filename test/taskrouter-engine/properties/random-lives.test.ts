import fc from 'fast-check';
import {
  expectEventsToRebuildTasks,
  expectNobodyIdle,
  expectNothingOverdue,
  expectOffersToBeAllowed,
  expectOneEndEach,
  expectReservationsToAddUp,
  expectStatusesToAgree,
  expectVersionsToBeTold,
} from './invariants';
import { createCentre } from './centre';
import { perform } from './perform';
import { onWrite, RUNS } from './runs';
import { script } from './script';

jest.setTimeout(60 * 60_000);

test('after every step: statuses agree, nothing is overdue, nobody who could work is idle', () => {
  fc.assert(
    fc.property(onWrite, script, (mode, steps) => {
      const centre = createCentre(mode);
      for (const step of steps) {
        perform(centre, step);
        expectStatusesToAgree(centre);
        expectNothingOverdue(centre);
        expectNobodyIdle(centre);
      }
    }),
    RUNS,
  );
});

/** Found by 10,000 lives: a worker takes their own transfer from a queue, and the task is deleted. */
const OWN_TRANSFER: Parameters<typeof perform>[1][] = [
  { do: 'capacity', worker: 1, taskChannel: 'chat', capacity: 2, available: true },
  { do: 'create', language: 'fr', priority: 0, taskChannel: 'chat', timeout: 20, way: 'queue', to: 0 },
  { do: 'connect', reservation: 0, isAnswered: false },
  { do: 'connect', reservation: 0, isAnswered: false },
  { do: 'transfer', reservation: 0, toWorker: false, to: 0, mode: 'WARM', answer: 'accepted' },
  { do: 'delete', task: 0 },
];

test('what the events tell: every version, one end for each task, offers that were allowed, the state itself', () => {
  fc.assert(
    fc.property(onWrite, script, (mode, steps) => {
      const centre = createCentre(mode);
      for (const step of steps) perform(centre, step);
      expectVersionsToBeTold(centre);
      expectOneEndEach(centre);
      expectOffersToBeAllowed(centre);
      expectReservationsToAddUp(centre);
      expectEventsToRebuildTasks(centre);
    }),
    { ...RUNS, examples: [['keep-if-eligible', OWN_TRANSFER]] },
  );
});

test('a refused operation changes nothing', () => {
  fc.assert(
    fc.property(onWrite, script, (mode, steps) => {
      const centre = createCentre(mode);
      for (const step of steps) {
        const before = JSON.stringify(centre.engine.snapshot());
        if (!perform(centre, step)) expect(JSON.stringify(centre.engine.snapshot())).toBe(before);
      }
    }),
    RUNS,
  );
});

import fc from 'fast-check';
import { RESERVATION_ON_WRITE, restoreEngine, type EngineSnapshot } from '../../../src/taskrouter-engine';
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
import { script } from './script';

const onWrite = fc.constantFrom(...RESERVATION_ON_WRITE);

/** `THROUGHLINE_PROPERTY_RUNS=10000 npx jest test/taskrouter-engine/properties` looks longer. */
const RUNS = { numRuns: Number(process.env.THROUGHLINE_PROPERTY_RUNS ?? 500) };

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

test('an engine restored from its snapshot at any moment lives on as the one that was not', () => {
  fc.assert(
    fc.property(onWrite, script, (mode, steps) => {
      const [steady, restored] = [createCentre(mode), createCentre(mode)];
      for (const step of steps) {
        perform(steady, step);
        perform(restored, step);
        const file = JSON.parse(JSON.stringify(restored.engine.snapshot())) as EngineSnapshot;
        restored.engine = restoreEngine(file, restored.options);
      }
      expect(restored.engine.snapshot()).toEqual(steady.engine.snapshot());
      expect(restored.engine.nextDueAt()).toBe(steady.engine.nextDueAt());
      expect(restored.emissions).toEqual(steady.emissions);
    }),
    RUNS,
  );
});

test('time that passes in many parts does what it does in one', () => {
  fc.assert(
    fc.property(script, fc.array(fc.nat({ max: 200_000 }), { maxLength: 10 }), (steps, cuts) => {
      const [whole, parts] = [createCentre('keep-if-eligible'), createCentre('keep-if-eligible')];
      for (const step of steps) {
        perform(whole, step);
        perform(parts, step);
      }
      const end = whole.engine.now() + 200_000;
      for (const cut of [...cuts].sort((one, other) => one - other))
        parts.engine.advance(end - 200_000 + cut);
      for (const { engine } of [whole, parts]) engine.advance(end);
      expect(parts.engine.snapshot()).toEqual(whole.engine.snapshot());
    }),
    RUNS,
  );
});

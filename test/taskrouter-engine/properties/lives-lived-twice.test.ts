import fc from 'fast-check';
import { restoreEngine, type EngineSnapshot } from '../../../src/taskrouter-engine';
import { createCentre } from './centre';
import { perform } from './perform';
import { onWrite, RUNS } from './runs';
import { script } from './script';

jest.setTimeout(60 * 60_000);

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

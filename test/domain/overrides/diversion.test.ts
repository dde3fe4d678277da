import fc from 'fast-check';
import type { RouteStep, RoutingDecision } from '../../../src/domain/decision';
import { divert, isFrom } from '../../../src/domain/overrides/diversion';
import type { OverrideSource } from '../../../src/domain/overrides/source';

const NAMES = ['senior', 'everybody', 'billing', 'legal'];
const TO = { queue: 'billing', route: 'queue:billing' };

/** Routes of policies, shortened ones, and those that a supervisor's move made. */
const decisions: fc.Arbitrary<RoutingDecision> = fc
  .array(
    fc.record({
      queue: fc.constantFrom(...NAMES),
      acceptWithinMs: fc.integer({ min: 1_000, max: 3_600_000 }),
      byQueue: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((waits) => {
    let deadlineMs = 0;
    const steps = waits.map(({ queue, acceptWithinMs, byQueue }, index): RouteStep => {
      deadlineMs += acceptWithinMs;
      const step = { step: index + 1, queue, eligible: null, acceptWithinMs, deadlineMs };
      return byQueue ? { ...step, route: `queue:${queue}` } : { ...step, planStep: index + 3 };
    });
    return {
      policyVersion: 'test@1',
      route: 'enterprise',
      ringClass: 'messaging',
      ringMs: 20_000,
      priority: 10,
      priorityReasons: [],
      steps,
      ending: { kind: 'message', text: '' },
      passedOver: [],
      diagnostics: null,
    };
  });

const waiting = decisions.chain((decision) =>
  fc.record({ decision: fc.constant(decision), step: fc.integer({ min: 1, max: decision.steps.length }) }),
);
const sources = fc.constantFrom<OverrideSource>(
  ...NAMES.map((queue) => ({ kind: 'queue' as const, queue })),
  { kind: 'route' as const, route: 'enterprise' },
);

const byOverride = (from: OverrideSource) => ({ overrideId: 'o-1', from, to: TO });

/** What TaskRouter's filters know a step by. */
const keysOf = ({ route }: RoutingDecision, step: RouteStep) =>
  `${step.route ?? route}/${step.planStep ?? step.step}`;

test('the place changes and the time does not: the route ends when it would have ended', () => {
  fc.assert(
    fc.property(waiting, sources, ({ decision, step }, from) => {
      const diverted = divert(decision, step, byOverride(from));
      expect(diverted.steps[0]).toMatchObject({ step: 1, queue: 'billing', route: 'queue:billing' });
      expect(diverted.steps.at(-1)!.deadlineMs).toBe(decision.steps.at(-1)!.deadlineMs);
      expect(diverted.steps.map((one) => one.step)).toEqual(diverted.steps.map((_, index) => index + 1));
      if (from.kind === 'queue') {
        expect(diverted.steps[0]!.deadlineMs).toBe(decision.steps[step - 1]!.deadlineMs);
        expect(diverted.steps.slice(1).map(({ queue }) => queue)).toEqual(
          decision.steps.slice(step).map(({ queue }) => queue),
        );
      } else {
        expect(diverted.steps).toHaveLength(1);
      }
    }),
  );
});

test('the way back leads to where the customer was, by the filters they were there by, at the same times', () => {
  fc.assert(
    fc.property(waiting, sources, ({ decision, step }, from) => {
      const { back } = divert(decision, step, byOverride(from)).diversion!;
      const rest = decision.steps.slice(step - 1);
      expect(back.steps.map((one) => keysOf(back, one))).toEqual(rest.map((one) => keysOf(decision, one)));
      expect(back.steps.map(({ deadlineMs }) => deadlineMs)).toEqual(
        rest.map(({ deadlineMs }) => deadlineMs),
      );
      expect(back.steps.map(({ queue }) => queue)).toEqual(rest.map(({ queue }) => queue));
      if (from.kind === 'queue') expect(isFrom(from, back, 1)).toBe(isFrom(from, decision, step));
    }),
  );
});

test('no two steps of a route are the same to TaskRouter: what is written is always known again', () => {
  fc.assert(
    fc.property(waiting, sources, ({ decision, step }, from) => {
      const diverted = divert(decision, step, byOverride(from));
      const keys = diverted.steps.map((one) => keysOf(diverted, one));
      const before = decision.steps.map((one) => keysOf(decision, one));
      fc.pre(new Set(before).size === before.length);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

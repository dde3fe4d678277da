import fc from 'fast-check';
import type { RoutingTarget } from '../../src/domain/routing-plan';
import { compileRoutingPlans } from '../../src/policy';
import type { Policy } from '../../src/policy';
import { policyOf } from './example';

/**
 * Where TaskRouter has a task that nobody accepted, by its documentation: timeouts add up, and a target is left when the
 * task's age reaches the sum (Twilio docs, task lifecycle). Null: it ran out of targets and is cancelled.
 */
function targetAt(targets: readonly RoutingTarget[], ageSeconds: number): RoutingTarget | null {
  let boundary = 0;
  for (const target of targets) {
    if (target.timeoutSeconds === null) return target;
    boundary += target.timeoutSeconds;
    if (ageSeconds < boundary) return target;
  }
  return null;
}

const policyWithSteps = (seconds: readonly number[]): Policy =>
  policyOf(`name: steps
queues: { ${seconds.map((_, k) => `q${k + 1}: { agents: 1==1 }`).join(', ')} }
ending: { message: { en: Sorry. } }
default_route:
  steps: [${seconds.map((s, k) => `{ queue: q${k + 1}, accept_within: ${s}s }`).join(', ')}]
`);

const targetsOf = (policy: Policy, name: string): readonly RoutingTarget[] =>
  compileRoutingPlans([policy]).plans.voice.filters.find((filter) => filter.name === name)?.targets ?? [];

const chainAt = (policy: Policy, step: number) => targetsOf(policy, `${policy.version} default/${step}`);

const stepTimes = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 5 });

it('a task of age 500 s moved to any step of any route is never cancelled', () => {
  const policy = policyWithSteps([60, 120, 180, 30]);
  for (const step of [1, 2, 3, 4]) {
    expect(targetAt(chainAt(policy, step), 500)).not.toBeNull();
    expect(targetAt(targetsOf(policy, `${policy.version} default/${step} alone`), 500)).not.toBeNull();
  }
});

it('no task of any age is cancelled by any filter', () => {
  fc.assert(
    fc.property(stepTimes, fc.nat(1_209_600), (seconds, age) => {
      const { filters } = compileRoutingPlans([policyWithSteps(seconds)]).plans.email;
      for (const { targets } of filters) expect(targetAt(targets, age)).not.toBeNull();
    }),
  );
});

it('while we move tasks on time, TaskRouter never moves one before us', () => {
  fc.assert(
    fc.property(stepTimes, fc.nat(), (seconds, random) => {
      const policy = policyWithSteps(seconds);
      const step = (random % seconds.length) + 1;
      const deadline = seconds.slice(0, step).reduce((sum, s) => sum + s, 0);
      const begins = deadline - (seconds[step - 1] ?? 0);
      for (const age of [begins, deadline, deadline + 29]) {
        expect(targetAt(chainAt(policy, step), age)?.queue).toBe(`q${step}`);
      }
    }),
  );
});

it('without us, every step of a first leg ends 30 s after its deadline', () => {
  fc.assert(
    fc.property(stepTimes, (seconds) => {
      const chain = chainAt(policyWithSteps(seconds), 1);
      let deadline = 0;
      for (const [k, s] of seconds.slice(0, -1).entries()) {
        deadline += s;
        expect(targetAt(chain, deadline + 29)?.queue).toBe(`q${k + 1}`);
        expect(targetAt(chain, deadline + 30)?.queue).toBe(`q${k + 2}`);
      }
    }),
  );
});

it('a task that never met us keeps the policy’s own deadlines', () => {
  const native = targetsOf(policyWithSteps([60, 120, 30]), 'native default');
  expect([59, 60, 179, 180, 100_000].map((age) => targetAt(native, age)?.queue)).toEqual([
    'q1',
    'q2',
    'q2',
    'q3',
    'q3',
  ]);
});

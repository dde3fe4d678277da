import { MockActivityEnvironment } from '@temporalio/testing';
import { createReleaseActivities, type ReleaseDependencies } from '../../src/activities/release-held';
import { OutsideError } from '../../src/adapters/outside-error';
import { asInteractionId, type InteractionId } from '../../src/domain/ids';
import { parsePolicy, type Policy } from '../../src/policy';
import { TWO_STEPS } from '../harness/policies';

const NOW = Date.parse('2026-12-03T08:00:00Z');

const QUEUES = ['first', 'second', 'third'];
const PACED = TWO_STEPS.replace(
  'priority:\n',
  QUEUES.map((name) => `  ${name}: { agents: '1 == 1', release: { within: 2h } }\n`).join('') + 'priority:\n',
);

function parsed(text: string): Policy {
  const parsing = parsePolicy(text, { version: 'test@1' });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems, null, 2));
  return parsing.policy;
}

/** One is held for each queue, and one agent is there for each; `fail` says whose load cannot be read. */
function floor(fail: (queue: string) => Error | null) {
  const released: InteractionId[] = [];
  const told: [string, unknown][] = [];
  const heldFor = (queue: string) => ({
    interactionId: asInteractionId(`held-for-${queue}`),
    queue,
    priority: 1,
    slaDueAt: null,
    startedAt: NOW - 60_000,
  });
  const deps = {
    currentPolicy: () => Promise.resolve({ policy: parsed(PACED) }),
    queues: {
      loadOf: async (queue: string) => {
        const error = fail(queue);
        if (error !== null) throw error;
        return { available: 1, waiting: 0 };
      },
    },
    interactions: {
      heldInteractions: () => Promise.resolve(QUEUES.map(heldFor)),
      read: () =>
        Promise.resolve({ held: { until: new Date(NOW).toISOString(), releaseBy: 'two hours on' } }),
      release: async (id: InteractionId) => void released.push(id),
    },
    pauses: { pauseOf: () => Promise.resolve(null) },
    releases: { add: () => Promise.resolve() },
    onLoadUnknown: (queue: string, error: unknown) => void told.push([queue, error]),
  } as unknown as ReleaseDependencies;
  const run = () =>
    new MockActivityEnvironment().run(createReleaseActivities(deps).releaseHeld, { now: NOW });
  return { run, released, told };
}

test.each([
  ['is away', new OutsideError('TaskRouter could not read the load of a queue.', 'unavailable', 503)],
  ['answers what nobody expects', new TypeError('tasks is undefined')],
])(
  'TaskRouter %s when it is asked for one queue: nobody of the others waits for it, and it is told',
  async (_why, trouble) => {
    const { run, released, told } = floor((queue) => (queue === 'first' ? trouble : null));
    expect(await run()).toEqual({
      queues: [
        { queue: 'first', held: 1, released: 0, isLoadUnknown: true },
        { queue: 'second', held: 0, released: 1 },
        { queue: 'third', held: 0, released: 1 },
      ],
    });
    expect(released).toEqual(['held-for-second', 'held-for-third']);
    expect(told).toEqual([['first', trouble]]);
  },
);

import { explore } from './explore';
import { BROKEN_LADDERS } from './ladder-variants';
import { upTo } from './budget';
import { BROKEN } from './variants';

jest.setTimeout(10 * 60_000);

const told = ({ promise, story }: { promise: string; story: readonly string[] }): string =>
  [`broken: ${promise}`, ...story].join('\n');

test('nothing that is promised breaks, whatever comes in between, at the first 9,000 states', async () => {
  const found = await explore({ states: 9_000, budget: upTo(2) });
  if (found.violation !== null) throw new Error(told(found.violation));
  expect(found.states).toBeGreaterThanOrEqual(9_000);
  expect(found.closed).toBeGreaterThan(100);
});

test('nor whatever two supervisors do, at the first 4,000 states', async () => {
  const found = await explore({ states: 4_000, budget: upTo(1, { supervised: 2, transfers: 0 }) });
  if (found.violation !== null) throw new Error(told(found.violation));
  expect(found.states).toBeGreaterThanOrEqual(4_000);
});

test.each([
  ['in a consult', { consults: 1, consultEnds: 1 }],
  ['while it is parked', { parks: 1, replies: 1 }],
  ['while its agent is silent', { replies: 1, agentWrites: 1 }],
])('nor %s, at the first 3,000 states', async (_name, more) => {
  const budget = upTo(1, { transfers: 0, ...more });
  const found = await explore({ states: 3_000, budget });
  if (found.violation !== null) throw new Error(told(found.violation));
  expect(found.states).toBeGreaterThanOrEqual(3_000);
});

test.each([
  ['that is held over night', 'night', { supervised: 1 }],
  ['whose caller is called back', 'call', { callbacks: 1, callResults: 2 }],
] as const)('nor of an interaction %s, at the first 3,000 states', async (_name, scene, more) => {
  const found = await explore({ states: 3_000, scene, budget: upTo(1, { transfers: 0, ...more }) });
  if (found.violation !== null) throw new Error(told(found.violation));
  expect(found.states).toBeGreaterThanOrEqual(3_000);
});

const LADDER = { transfers: 0, escalations: 1, acknowledgements: 1, handBacks: 1, resolutions: 1 };
const KIND_TO_LADDERS = { ...LADDER, commands: 0, lost: 0, twice: 0, rejections: 0, returns: 0 };

test('nor of a ladder, whatever comes of it and of whom it is about, at the first 8,000 states', async () => {
  const found = await explore({ states: 8_000, scene: 'ladder', budget: upTo(1, LADDER) });
  if (found.violation !== null) throw new Error(told(found.violation));
  expect(found.states).toBeGreaterThanOrEqual(8_000);
});

test.each(Object.entries(BROKEN_LADDERS))('found of a ladder: %s', async (_name, { variant, promise }) => {
  const limits = { states: 60_000, scene: 'ladder', budget: upTo(1, KIND_TO_LADDERS) } as const;
  const found = await explore({ ...limits, variant: { ladder: variant }, without: /completes/ });
  expect(found.violation && told(found.violation)).toMatch(promise);
});

test.each(Object.entries(BROKEN))('found: %s', async (_name, { promise, budget, ...how }) => {
  const found = await explore({ states: 60_000, budget: upTo(1, budget), ...how });
  expect(found.violation && told(found.violation)).toMatch(promise);
});

test('the same without the break is not found', async () => {
  for (const { budget } of Object.values(BROKEN)) {
    const found = await explore({ states: 3_000, budget: upTo(1, budget) });
    expect(found.violation && told(found.violation)).toBeNull();
  }
});

import { MockActivityEnvironment } from '@temporalio/testing';
import { createOverrideActivities, type OverrideDependencies } from '../../src/activities/overrides';
import type { AuditEntry } from '../../src/domain/audit';
import { asInteractionId } from '../../src/domain/ids';
import type { OverrideActionOf } from '../../src/domain/overrides/actions';
import { EMPTY_BOARD } from '../../src/domain/overrides/board';
import { GatewayError } from '../../src/gateway/port';
import { parsePolicy, type Policy } from '../../src/policy';
import { TRANSFERS } from '../harness/policies';

const SILENT = asInteractionId('silent');
const OTHER = asInteractionId('other');
/** As the gateway waits for an interaction's answer. */
const GATEWAY_WAITS_MS = 20_000;
/** As the workflow of an override has it: who is silent for so long has died. */
const HEARTBEAT_TIMEOUT_MS = 10_000;

const silence = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    const error = new GatewayError('no_answer_in_time', 'The interaction did not answer in time.');
    setTimeout(() => reject(error), GATEWAY_WAITS_MS);
  });

const waits = (interactionId: string) => ({ interactionId, queue: 'senior', priority: 1, startedAt: 0 });

const deps = {
  currentPolicy: () => Promise.resolve({ policy: parsed(TRANSFERS) }),
  taskRouter: { isStaffed: () => Promise.resolve(true) },
  interactions: {
    command: (id: string) => (id === SILENT ? silence() : Promise.resolve({})),
    wouldRefuse: (id: string) => (id === SILENT ? silence() : Promise.resolve(null)),
    board: () => Promise.resolve(EMPTY_BOARD),
    waitingIn: () => Promise.resolve([waits(SILENT), waits(OTHER)]),
    othersIn: () => Promise.resolve([]),
  },
  audit: { keep: () => Promise.resolve() },
} as unknown as OverrideDependencies;

function parsed(text: string): Policy {
  const parsing = parsePolicy(text, { version: 'test@1' });
  if (!parsing.ok) throw new Error('The policy is not valid.');
  return parsing.policy;
}

const action: OverrideActionOf<'returnDiverted'> = {
  do: 'returnDiverted',
  id: 'action-1',
  begunAt: 0,
  overrideId: 'override-1',
  found: [SILENT, OTHER],
  by: { kind: 'supervisor', id: 'sue' },
  reason: 'The VPN is back.',
  sweep: 1,
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('one that does not answer holds nobody else up, and is not taken for the death of the worker', async () => {
  const environment = new MockActivityEnvironment();
  const beats = [Date.now()];
  environment.on('heartbeat', () => beats.push(Date.now()));
  const sweeping = environment.run(createOverrideActivities(deps).returnDiverted, action);
  await jest.advanceTimersByTimeAsync(3 * GATEWAY_WAITS_MS);
  expect(await sweeping).toEqual({
    moved: [OTHER],
    leftAlone: [{ interactionId: SILENT, because: 'no_answer_in_time' }],
  });
  const pauses = beats.slice(1).map((at, n) => at - beats[n]!);
  expect(Math.max(...pauses)).toBeLessThan(HEARTBEAT_TIMEOUT_MS);
});

test('what would become of the others is told beside one that does not answer', async () => {
  const { by, reason, overrideId } = action;
  const from = { kind: 'queue', queue: 'senior' } as const;
  const start = { overrideId, from, to: 'billing', reason, by, until: Date.now() + 600_000 };
  const asking = new MockActivityEnvironment().run(createOverrideActivities(deps).previewOverride, {
    start,
    now: Date.now(),
  });
  const answer = asking.catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(GATEWAY_WAITS_MS);
  expect(await answer).toMatchObject({
    refusal: null,
    moves: [{ interactionId: OTHER }],
    leftAlone: [{ interactionId: SILENT, because: 'no_answer_in_time' }],
  });
});

test('who could not be led back is in the audit log, and where nobody is left there is no entry', async () => {
  const kept: AuditEntry[] = [];
  const asked: string[] = [];
  const given = {
    ...deps,
    interactions: { ...deps.interactions, askBoard: async (id: string) => void asked.push(id) },
    audit: { keep: async (entry: AuditEntry) => void kept.push(entry) },
  } as unknown as OverrideDependencies;
  const { releaseOverride } = createOverrideActivities(given);
  const releasing = { do: 'releaseOverride', id: 'action-9', begunAt: 5, overrideId: 'override-1' } as const;
  await new MockActivityEnvironment().run(releaseOverride, releasing);
  expect(kept).toEqual([]);
  const left = { count: 3, interactions: [SILENT, OTHER] };
  await new MockActivityEnvironment().run(releaseOverride, { ...releasing, left });
  expect(asked).toEqual(['release/override-1', 'release/override-1']);
  expect(kept).toMatchObject([
    {
      askedAt: 5,
      interactionId: 'override-1',
      command: 'overrides/gave_up',
      actor: { role: 'throughline' },
      details: { count: 3, interactions: [SILENT, OTHER] },
    },
  ]);
});

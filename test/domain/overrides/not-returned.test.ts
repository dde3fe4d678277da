import { asInteractionId, type InteractionId } from '../../../src/domain/ids';
import {
  applyOverride,
  beginOverride,
  decideOverride,
  overrideSummary,
  overrideView,
} from '../../../src/domain/overrides';
import type { OverrideAction } from '../../../src/domain/overrides/actions';
import type { OverrideFactBody } from '../../../src/domain/overrides/facts';
import type { Override } from '../../../src/domain/overrides/override';
import { MINUTE, START, UNTIL } from './an-override';

const ids = (many: number): InteractionId[] =>
  Array.from({ length: many }, (_, n) => asInteractionId(`i-${n}`));

/** An override that finds these there at each look back, so many at once, and whom it asks never answers. */
function live(there: (now: number) => readonly InteractionId[], batch = 50) {
  let state: Override = beginOverride(START, 0);
  let now = 0;
  const begun: OverrideAction[] = [];
  const tell = (fact: OverrideFactBody) => (state = applyOverride(state, { ...fact, receivedAt: now }));
  const find = (after: { readonly interactionId: InteractionId } | null) => {
    const all = there(now);
    const behind = all.slice(after === null ? 0 : all.indexOf(after.interactionId) + 1);
    const found = behind.slice(0, batch);
    const last = { priority: 0, startedAt: 0, interactionId: found.at(-1)! };
    return { found, last: behind.length > found.length ? last : null, all: all.length };
  };
  const resultOf = (action: OverrideAction) => {
    switch (action.do) {
      case 'claimOverride':
        return { refusal: null };
      case 'findWaiting':
        return { found: [], last: null };
      case 'findDiverted':
        return find(action.after);
      case 'returnDiverted':
        return {
          moved: [],
          leftAlone: action.found.map((interactionId) => ({ interactionId, because: 'no_answer_in_time' })),
        };
      default:
        return {};
    }
  };
  for (let turns = 0; turns < 5_000; turns++) {
    const step = decideOverride(state, now);
    if (step.next === 'finish') return { state, release: begun.at(-1), now };
    if (step.next === 'wait') {
      now = step.until!;
      continue;
    }
    begun.push(step.action);
    tell({ kind: 'begun', action: step.action });
    now += 1_000;
    const { action } = step;
    tell({ kind: 'done', do: action.do, action, result: resultOf(action) } as OverrideFactBody);
  }
  throw new Error('It does not end.');
}

const gaveUp = ({ timeline }: Override) => timeline.filter(({ what }) => what === 'override.gave_up');

test('who could not be led back within a quarter of an hour is named: in the state, in lists, in the timeline', () => {
  const stuck = ids(2);
  const { state, release } = live(() => stuck);
  expect(state.status).toBe('over');
  expect(overrideView(state).leftAlone).toEqual(
    stuck.map((interactionId) => ({ interactionId, because: 'no_answer_in_time' })),
  );
  expect(overrideSummary(state)).toMatchObject({ returned: 0, notReturned: 2 });
  expect(gaveUp(state)).toMatchObject([
    { by: { kind: 'throughline' }, details: { count: 2, interactions: stuck } },
  ]);
  // Others may hold for the same source, and the audit log is to hear of it.
  expect(release).toMatchObject({ do: 'releaseOverride', left: { count: 2, interactions: stuck } });
});

test('however many they are, all are counted, and some are named', () => {
  const { state, release } = live(() => ids(1_000));
  const { count, interactions } = gaveUp(state)[0]!.details as { count: number; interactions: string[] };
  expect(count).toBeGreaterThan(900);
  expect(count).toBeLessThanOrEqual(1_000);
  expect(overrideSummary(state).notReturned).toBe(count);
  expect(interactions).toHaveLength(20);
  expect(state.leftAlone.length).toBeLessThanOrEqual(100);
  expect(JSON.stringify(release).length).toBeLessThan(10_000);
});

test('who was found by the last look only was not asked any more: that is said, too', () => {
  const late = asInteractionId('late');
  const { state } = live((now) => (now > UNTIL + 15 * MINUTE ? [...ids(1), late] : ids(1)));
  const because = new Map(state.leftAlone.map((one) => [one.interactionId, one.because]));
  expect(because.get(ids(1)[0]!)).toBe('no_answer_in_time');
  expect(because.get(late)).toBe('not_asked');
});

test('who went on by themselves is not left', () => {
  const { state, release } = live((now) => (now < UNTIL + 5 * MINUTE ? ids(1) : []));
  expect(state.leftAlone).toEqual([]);
  expect(gaveUp(state)).toEqual([]);
  expect(overrideSummary(state)).not.toHaveProperty('notReturned');
  expect(release).not.toHaveProperty('left');
});

import fc from 'fast-check';
import { asInteractionId, type InteractionId } from '../../../src/domain/ids';
import { applyOverride, beginOverride, decideOverride, overrideView } from '../../../src/domain/overrides';
import type { Found, OverrideAction, Swept } from '../../../src/domain/overrides/actions';
import type { OverrideFactBody } from '../../../src/domain/overrides/facts';
import type { Override } from '../../../src/domain/overrides/override';
import { START, UNTIL } from './an-override';

/** A floor of so many who wait, and what happens at each of the override's actions. */
interface Luck {
  readonly waiting: number;
  /** How many a sweep comes to; `fails` of the actions in a row do. */
  readonly batch: number;
  readonly failures: readonly boolean[];
  readonly tookMs: readonly number[];
  /** A supervisor ends it once so many actions have begun; null: nobody does. */
  readonly endsAfter: number | null;
}

const lucks: fc.Arbitrary<Luck> = fc.record({
  waiting: fc.nat(40),
  batch: fc.integer({ min: 1, max: 10 }),
  failures: fc.array(fc.boolean(), { maxLength: 30 }),
  tookMs: fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 30 }),
  endsAfter: fc.option(fc.integer({ min: 0, max: 20 })),
});

const id = (n: number) => asInteractionId(`i-${n}`);

/** Lives an override through in virtual time. */
function live({ waiting, batch, failures, tookMs, endsAfter }: Luck) {
  let state: Override = beginOverride(START, 0);
  let now = 0;
  const begun: { action: OverrideAction; at: number }[] = [];
  const source = new Set(Array.from({ length: waiting }, (_, n) => id(n)));
  const target = new Set<InteractionId>();
  const tell = (fact: OverrideFactBody) => (state = applyOverride(state, { ...fact, receivedAt: now }));
  const find = (among: ReadonlySet<InteractionId>): Found => {
    const found = [...among].slice(0, batch);
    const last = { priority: 0, startedAt: 0, interactionId: id(0) };
    return { found, last: among.size > found.length ? last : null };
  };
  const move = (moved: readonly InteractionId[], from: Set<InteractionId>, to: Set<InteractionId>): Swept => {
    moved.forEach((one) => from.delete(one) && to.add(one));
    return { moved, leftAlone: [] };
  };
  const resultOf = (action: OverrideAction) => {
    switch (action.do) {
      case 'claimOverride':
        return { refusal: null };
      case 'findWaiting':
        return find(source);
      case 'divertWaiting':
        return move(action.found, source, target);
      case 'findDiverted':
        return find(target);
      case 'returnDiverted':
        return move(action.found, target, source);
      default:
        return {};
    }
  };
  const endNow = () =>
    tell({
      kind: 'command',
      commandId: 'end',
      bodyHash: '',
      command: { kind: 'end_override', by: START.by, reason: 'over' },
    });
  for (let turns = 0; turns < 2_000; turns++) {
    const step = decideOverride(state, now);
    if (step.next === 'finish') return { state, begun, source, target, now };
    if (step.next === 'wait') {
      now = step.until!;
      continue;
    }
    const { action } = step;
    begun.push({ action, at: now });
    tell({ kind: 'begun', action });
    // An end that comes in the midst of an action.
    if (endsAfter !== null && begun.length === endsAfter) endNow();
    now += tookMs[begun.length % Math.max(1, tookMs.length)] ?? 100;
    // What failed may have been done all the same.
    const result = resultOf(action);
    if (failures[begun.length] === true) tell({ kind: 'failed', action, message: 'no answer' });
    else tell({ kind: 'done', do: action.do, action, result } as OverrideFactBody);
  }
  throw new Error('It does not end.');
}

test('however it goes: it ends, and nobody is left where it led them', () => {
  fc.assert(
    fc.property(lucks, (luck) => {
      const { state, source, target } = live(luck);
      expect(state.status).toBe('over');
      expect(target.size).toBe(0);
      expect(source.size).toBe(luck.waiting);
      // Whoever a sweep moved that was given up before it could tell is led back all the same.
      expect(state.returned).toBeGreaterThanOrEqual(state.moved);
      if (!luck.failures.includes(true)) expect(state.returned).toBe(state.moved);
    }),
  );
});

test('nobody is led elsewhere once it is over, and nobody who comes before those there are led back', () => {
  fc.assert(
    fc.property(lucks, (luck) => {
      const { begun, state } = live(luck);
      const names = begun.map(({ action }) => action.do);
      const over = state.ending!.at;
      for (const { action, at } of begun) {
        if (action.do === 'divertWaiting') expect(at).toBeLessThanOrEqual(over);
        if (action.do === 'returnDiverted') expect(at).toBeGreaterThanOrEqual(over);
      }
      expect(names.lastIndexOf('findWaiting')).toBeLessThan(names.indexOf('settleOverride'));
      expect(names.lastIndexOf('settleOverride')).toBeLessThan(names.indexOf('findDiverted'));
      expect(names.at(-1)).toBe('releaseOverride');
    }),
  );
});

test('it ends at its time: never before by itself, and after it only by what is in hand', () => {
  fc.assert(
    fc.property(
      lucks.map((luck) => ({ ...luck, endsAfter: null, failures: [] })),
      (luck) => {
        const { state } = live(luck);
        const longest = Math.max(100, ...luck.tookMs);
        expect(state.ending!.at).toBeGreaterThanOrEqual(UNTIL);
        expect(state.ending!.at).toBeLessThanOrEqual(UNTIL + longest);
      },
    ),
  );
});

test('a sweep that failed is repeated with the same ones under its own number; no other has it', () => {
  fc.assert(
    fc.property(lucks, (luck) => {
      const sweeps = new Map<number, string>();
      for (const { action } of live(luck).begun) {
        if (!('sweep' in action)) continue;
        const what = JSON.stringify([action.do, action.found]);
        expect(sweeps.get(action.sweep) ?? what).toBe(what);
        sweeps.set(action.sweep, what);
      }
    }),
  );
});

test('what comes of an action that is not under way changes nothing', () => {
  const state = beginOverride(START, 0);
  const step = decideOverride(state, 0);
  if (step.next !== 'act') throw new Error('It asks to be let in.');
  const late = { kind: 'done', do: 'claimOverride', action: step.action, result: { refusal: null } } as const;
  expect(applyOverride(state, { ...late, receivedAt: 1 } as never)).toBe(state);
});

test('who is not let in never holds', () => {
  let state = beginOverride(START, 0);
  const step = decideOverride(state, 0);
  if (step.next !== 'act') throw new Error('It asks to be let in.');
  const { action } = step;
  const refusal = { type: 'override_conflict', message: 'Another has it.' };
  state = applyOverride(state, { kind: 'begun', action, receivedAt: 0 });
  state = applyOverride(state, {
    kind: 'done',
    do: 'claimOverride',
    action,
    result: { refusal },
    receivedAt: 5,
  } as never);
  expect(decideOverride(state, 5)).toEqual({ next: 'finish' });
  expect(overrideView(state)).toMatchObject({
    status: 'refused',
    refusal,
    endedAt: expect.any(String) as string,
  });
});

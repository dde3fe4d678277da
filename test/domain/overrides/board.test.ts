import fc from 'fast-check';
import {
  askBoard,
  EMPTY_BOARD,
  holdingAt,
  type Board,
  type BoardCommand,
} from '../../../src/domain/overrides/board';
import type { OverrideSource } from '../../../src/domain/overrides/source';

const QUEUES = ['a', 'b', 'c', 'd'];
const sources: fc.Arbitrary<OverrideSource> = fc.oneof(
  fc.constantFrom(...QUEUES).map((queue) => ({ kind: 'queue' as const, queue })),
  fc.constantFrom('r', 's').map((route) => ({ kind: 'route' as const, route })),
);

const commands: fc.Arbitrary<BoardCommand> = fc.oneof(
  fc
    .record({
      id: fc.nat(8),
      from: sources,
      to: fc.constantFrom(...QUEUES),
      until: fc.integer({ min: 1, max: 100 }),
    })
    .filter(({ from, to }) => from.kind === 'route' || from.queue !== to)
    .map(({ id, from, to, until }): BoardCommand => ({
      do: 'claim',
      now: 0,
      entry: {
        overrideId: `o-${id}`,
        from,
        to,
        until,
        by: { kind: 'supervisor', id: 'sofia' },
        reason: 'test',
        isSettled: false,
      },
    })),
  fc
    .record({ what: fc.constantFrom('settle' as const, 'release' as const), id: fc.nat(8) })
    .map(({ what, id }): BoardCommand => ({ do: what, overrideId: `o-${id}` })),
);

const after = (all: readonly BoardCommand[]): Board =>
  all.reduce((board, command) => askBoard(board, command).board, EMPTY_BOARD);

test('whatever is asked: one override for each source, and none leads into another', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 30 }), (all) => {
      const { entries } = after(all);
      const from = entries.map((entry) => JSON.stringify(entry.from));
      expect(new Set(from).size).toBe(from.length);
      const left = entries.flatMap((entry) => (entry.from.kind === 'queue' ? [entry.from.queue] : []));
      for (const { to } of entries) expect(left).not.toContain(to);
    }),
  );
});

test('asked twice at once, every command has the effect of asking once', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 30 }), (all) => {
      expect(after(all.flatMap((command) => [command, command]))).toEqual(after(all));
    }),
  );
});

test('who comes is led elsewhere until its end and no longer, by those of routes first', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 30 }), fc.nat(100), (all, now) => {
      const board = after(all);
      const holding = holdingAt(board, now);
      expect(holding.every(({ until, isSettled }) => now < until && !isSettled)).toBe(true);
      expect(holding).toHaveLength(
        board.entries.filter(({ until, isSettled }) => now < until && !isSettled).length,
      );
      const kinds = holding.map(({ from }) => from.kind);
      expect(kinds).toEqual([...kinds].sort().reverse());
    }),
  );
});

test('one whose workflow somebody terminated does not keep its source for ever', () => {
  const claim = (overrideId: string, now: number, until: number): BoardCommand => ({
    do: 'claim',
    now,
    entry: {
      overrideId,
      from: { kind: 'queue', queue: 'a' },
      to: 'b',
      until,
      by: { kind: 'supervisor', id: 'sofia' },
      reason: 'test',
      isSettled: false,
    },
  });
  const board = after([claim('o-1', 0, 1_000)]);
  expect(askBoard(board, claim('o-2', 3_600_999, 9_000_000)).refusal).toMatchObject({
    type: 'override_conflict',
  });
  expect(askBoard(board, claim('o-2', 3_601_000, 9_000_000)).refusal).toBeNull();
});

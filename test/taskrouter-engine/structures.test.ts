import fc from 'fast-check';
import { createSortedList } from '../../src/taskrouter-engine/matching/sorted-list';
import { createDueTimes } from '../../src/taskrouter-engine/world/due-times';
import { createSidGenerator, sidStateOf } from '../../src/taskrouter-engine';

test('due times come in order of instant, rank and SID, whatever was set, replaced and cleared', () => {
  const change = fc.record({
    sid: fc.nat({ max: 30 }),
    at: fc.option(fc.nat({ max: 20 })),
    rank: fc.nat({ max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const dueTimes = createDueTimes();
      const expected = new Map<string, { at: number; rank: number; sid: string; workspaceSid: string }>();
      for (const { sid: number, at, rank } of changes) {
        const sid = `T${number}`;
        if (at === null) {
          dueTimes.clear(sid);
          expected.delete(sid);
        } else {
          const due = { at, rank, sid, workspaceSid: 'WS' };
          dueTimes.set(due);
          expected.set(sid, due);
        }
      }
      const inOrder = [...expected.values()].sort(
        (one, other) => one.at - other.at || one.rank - other.rank || (one.sid < other.sid ? -1 : 1),
      );
      for (const due of inOrder) {
        expect(dueTimes.first()).toEqual(due);
        dueTimes.clear(due.sid);
      }
      expect(dueTimes.first()).toBeUndefined();
    }),
  );
});

test('a sorted list holds its items in order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.array(fc.integer()), (items, removed) => {
      const list = createSortedList<number>((one, other) => one - other);
      for (const item of items) list.add(item);
      for (const item of removed) list.remove(item);
      const left = items.filter((item) => !removed.includes(item)).sort((one, other) => one - other);
      expect([...list]).toEqual(left);
      expect(list.first()).toBe(left[0]);
      expect(list.size).toBe(left.length);
    }),
  );
});

test('SIDs have the shape of SIDs, differ, and follow from the seed', () => {
  const draw = (seed: string) => {
    const sids = createSidGenerator(sidStateOf(seed));
    return Array.from({ length: 10_000 }, () => sids.next('WT'));
  };
  const drawn = draw('one');
  expect(drawn.every((sid) => /^WT[0-9a-f]{32}$/.test(sid))).toBe(true);
  expect(new Set([...drawn, ...draw('two')]).size).toBe(20_000);
  expect(draw('one')).toEqual(drawn);
});

test('a generator goes on from its state', () => {
  const first = createSidGenerator(sidStateOf('seed'));
  first.next('WT');
  const second = createSidGenerator(first.state());
  expect(second.next('WR')).toBe(first.next('WR'));
});

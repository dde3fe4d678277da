import fc from 'fast-check';
import { takeTurn, type PersonMessage } from '../../harness/memory-turns';

const MINUTE = 60_000;

/** Messages that come at some instants and ask again when they are told to, until they are sent; the lost ones never do. */
function surge(
  arrivals: readonly { readonly at: number; readonly isLost: boolean }[],
  limit: { readonly most: number; readonly withinMs: number },
): { readonly sent: readonly number[]; readonly tries: number } {
  const kept = new Map<string, PersonMessage>();
  const sent: number[] = [];
  let tries = 0;
  const due = arrivals.map(({ at, isLost }, n) => ({ at, isLost, messageId: `m${n}` }));
  while (due.length > 0) {
    due.sort((a, b) => a.at - b.at);
    const { at, isLost, messageId } = due.shift()!;
    const turn = takeTurn(kept, { person: 'dana', messageId, limit }, at);
    tries += 1;
    if (turn.again === null) sent.push(at);
    else {
      expect(turn.again).toBeGreaterThan(at);
      expect(turn.again).toBeLessThanOrEqual(at + Math.max(limit.withinMs, MINUTE));
      if (!isLost) due.push({ at: turn.again, isLost, messageId });
    }
  }
  return { sent, tries };
}

const arrival = fc.record({ at: fc.integer({ min: 0, max: 120 * MINUTE }), isLost: fc.boolean() });

test('no time of the limit ever holds more than its messages, and whoever keeps asking is sent', () => {
  fc.assert(
    fc.property(
      fc.array(arrival, { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1_000, max: 30 * MINUTE }),
      (arrivals, most, withinMs) => {
        const { sent } = surge(arrivals, { most, withinMs });
        for (const at of sent) {
          const within = sent.filter((other) => other > at - withinMs && other <= at);
          expect(within.length).toBeLessThanOrEqual(most);
        }
        expect(sent.length).toBeGreaterThanOrEqual(arrivals.filter(({ isLost }) => !isLost).length);
      },
    ),
  );
});

test('sixty at once, ten in a quarter of an hour: the last is sent after an hour and a quarter', () => {
  const { sent, tries } = surge(
    Array.from({ length: 60 }, (_, n) => ({ at: n, isLost: false })),
    { most: 10, withinMs: 15 * MINUTE },
  );
  expect(sent).toHaveLength(60);
  expect(Math.max(...sent)).toBeLessThan(76 * MINUTE);
  expect(tries).toBeLessThanOrEqual(60 * 6);
});

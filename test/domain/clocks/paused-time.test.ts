import * as fc from 'fast-check';
import { view } from '../../../src/domain/view';
import type { Openings } from '../../../src/domain/clocks/openings';
import { event, MINUTE, T0 } from '../life';
import { clock, promise, promised, writes } from './promised';

/** Open for 20 minutes of every 30, from T0 on. */
const HOURS: Openings = {
  calendar: 'desk',
  from: T0,
  seconds: Array.from({ length: 80 }, (_, n) => (n === 0 ? 0 : n % 2 === 1 ? 20 : 10) * 60),
};
const isOpen = (minute: number): boolean => minute % 30 < 20;
const WITHIN = 60;

const anyTalk = fc.array(
  fc.record({
    who: fc.constantFrom('customer' as const, 'agent' as const),
    after: fc.integer({ min: 1, max: 25 }),
  }),
  { maxLength: 12 },
);

/** The minutes that count, one by one: open ones in which the customer waits for the agent. */
function count(talk: readonly { who: string; after: number }[], until: number): number {
  const turns: { at: number; runs: boolean }[] = [{ at: 0, runs: true }];
  let at = 0;
  for (const { who, after } of talk) {
    at += after;
    turns.push({ at, runs: who === 'customer' });
  }
  let counted = 0;
  for (let minute = 0; minute < until; minute++) {
    const runs = turns.filter((turn) => turn.at <= minute).at(-1)?.runs ?? true;
    if (runs && isOpen(minute)) counted++;
  }
  return counted;
}

it('paused time never counts, nor does closed time, whatever is written when', () => {
  fc.assert(
    fc.property(anyTalk, fc.integer({ min: 0, max: 30 }), (talk, more) => {
      const resolution = clock('resolution', {
        withinMs: WITHIN * MINUTE,
        calendar: 'desk',
        pauses: ['customer'],
      });
      const life = promised({ ...promise(resolution), hours: { desk: HOURS } });
      life.hears(event('reservation.accepted', T0));
      writes(life, 'customer');
      let at = 0;
      for (const { who, after } of talk) {
        at += after;
        life.now = T0 + at * MINUTE;
        writes(life, who);
      }
      const until = at + more;
      const [shown] = view(life.state, T0 + until * MINUTE).clocks ?? [];
      const left = Math.max(0, WITHIN - count(talk, until));
      expect(shown?.leftMs).toBe(left * MINUTE);
      if (shown?.status !== 'running' || left === 0) return;
      let due = until;
      for (let counted = 0; counted < left; due++) if (isOpen(due)) counted++;
      expect(shown.dueAt).toBe(new Date(T0 + due * MINUTE).toISOString());
    }),
  );
});

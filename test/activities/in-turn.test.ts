import { inTurn } from '../../src/activities/escalation/in-turn';
import type { Turn } from '../../src/records/port';

/** How a page is cut off (adapters/paging) and how long its activity has (workflows/escalation/carry-out.ts). */
const SENT_WITHIN_MS = 15_000;
const ACTIVITY_MS = 20_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A message to dana, of whom the records tell after so long that she has had enough; answers what became of it, and when. */
async function sentWhen(recordsTakeMs: number) {
  const began = Date.now();
  const turn = new Promise<Turn>((resolve) => setTimeout(() => resolve({ again: 900_000 }), recordsTakeMs));
  const turns = { take: () => turn, giveBack: () => Promise.resolve() };
  const page = {
    pageId: 'p1',
    message: { data: {} },
    limit: { person: 'dana', limit: { most: 1, withinMs: 900_000 } },
  };
  const answer = inTurn({ turns, now: () => 0 }, page, () => Promise.resolve({})).then((result) => ({
    result,
    afterMs: Date.now() - began,
  }));
  await jest.advanceTimersByTimeAsync(ACTIVITY_MS);
  return answer;
}

it('in a surge, which is what the limit is for, records that are slow are waited for', async () => {
  expect((await sentWhen(2_000)).result).toEqual({ putOffUntil: 900_000 });
});

it('records that do not answer keep nobody unasked, and leave the time to send it', async () => {
  const { result, afterMs } = await sentWhen(60_000);
  expect(result).toEqual({ uncounted: true });
  expect(afterMs + SENT_WITHIN_MS).toBeLessThan(ACTIVITY_MS - 1_000);
});

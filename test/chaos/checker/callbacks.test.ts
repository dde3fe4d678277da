import type { Evidence, View } from '../evidence/evidence';
import { entry, found, moment, withView } from './life-by-hand';

const INVARIANT = 'wrong: who was promised a call is called, as often as was promised';
const PROMISED = moment(300, 'callback.promised');
const FAILED = moment(1_100, 'callback.failed');
const REACHED = moment(1_200, 'callback.reached');

/** The good life asked to be called back, with these calls. */
function calledBack(calls: readonly ReturnType<typeof moment>[], view: Partial<View> = {}): Evidence {
  const evidence = withView(({ timeline }) => ({
    ...view,
    timeline: [...timeline.slice(0, 3), PROMISED, ...timeline.slice(3, 5), ...calls, ...timeline.slice(5)],
  }));
  const told = calls.map((_, n) => entry('callback-result', `callback-result-${n}`, 1_300, 'WK1'));
  return { ...evidence, ledger: [...evidence.ledger, ...told] };
}

test.each<[string, Evidence]>([
  ['reached', calledBack([REACHED])],
  ['reached the second time', calledBack([FAILED, REACHED])],
  [
    'not reached at all',
    calledBack([FAILED, FAILED], {
      outcome: 'unserved',
      outcomeReason: 'callback_failed',
      callback: { failed: 2, result: 'failed' },
    }),
  ],
])('%s, as often as was promised', (_, evidence) => {
  expect(found(evidence)).not.toContain(INVARIANT);
});

test.each<[string, Evidence]>([
  ['abandoned, though they were promised a call', calledBack([], { outcome: 'abandoned' })],
  ['called once too often', calledBack([FAILED, FAILED, FAILED])],
  [
    'given up after one call',
    calledBack([FAILED], { outcomeReason: 'callback_failed', callback: { failed: 1, result: 'failed' } }),
  ],
  [
    'a call that an agent told of came to nothing',
    { ...calledBack([]), ledger: calledBack([FAILED]).ledger },
  ],
])('%s', (_, evidence) => {
  expect(found(evidence)).toContain(INVARIANT);
});

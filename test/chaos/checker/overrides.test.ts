import type { Evidence, Override } from '../evidence/evidence';
import { entry, found, good, moment, T0 } from './life-by-hand';

const ENDS = 'every override ends, and leaves nobody behind';
const ONCE = 'an override leads each stay of a customer there once, and back once';

const iso = (ms: number): string => new Date(T0 + ms).toISOString();
const led = (at: number) => moment(at, 'override.diverted', { overrideId: 'o1' });
const back = (at: number) => moment(at, 'override.returned', { overrideId: 'o1' });

/** It held from 0.1 s until 0.5 s, and nobody was left there at 0.6 s. */
const OVER: Override = {
  overrideId: 'o1',
  view: { status: 'over', returned: 1, ending: { at: iso(500) }, endedAt: iso(600) },
  runs: [{ runId: 'o', status: 'COMPLETED', events: [] }],
};

/** The good life, which was led elsewhere at 0.2 s, and back at 0.55 s, before it was accepted at 1 s. */
function diverted(
  change: Partial<Override> = {},
  moments: readonly ReturnType<typeof moment>[] = [led(200), back(550)],
): Evidence {
  const evidence = good();
  const life = evidence.lives[0]!;
  const before = life.view!.timeline.filter(({ what }) => what !== 'note.added');
  const timeline = [...before, ...moments].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return {
    ...evidence,
    notes: evidence.notes.filter(({ text }) => text !== 'n1'),
    audit: [],
    lives: [{ ...life, view: { ...life.view!, timeline } }],
    ledger: [evidence.ledger[0]!, { ...entry('override', 'override-1', 90, 'supervisor'), life: 'overseer' }],
    overrides: [{ ...OVER, ...change }],
  };
}

test('whoever was led elsewhere and back, or was accepted there, is as they should be', () => {
  expect(found(diverted())).toEqual([]);
  const accepted = diverted({ view: { ...OVER.view!, returned: 0, endedAt: iso(1_100) } }, [led(200)]);
  expect(found(accepted)).toEqual([]);
});

test.each<[string, Evidence, string]>([
  ['one was let in, and none has begun', { ...diverted(), overrides: [] }, `lost: ${ENDS}`],
  [
    'it has not ended',
    diverted({ runs: [{ runId: 'o', status: 'RUNNING', events: [] }] }),
    `unfinished: ${ENDS}`,
  ],
  ['it still leads back', diverted({ view: { ...OVER.view!, status: 'returning' } }), `unfinished: ${ENDS}`],
  ['it says that nobody is back', diverted({ view: { ...OVER.view!, returned: 0 } }), `wrong: ${ONCE}`],
  ['it led a stay there twice', diverted({}, [led(200), led(300), back(550)]), `wrong: ${ONCE}`],
  [
    'it led somebody back twice',
    diverted({ view: { ...OVER.view!, returned: 2 } }, [led(200), back(550), back(560)]),
    `wrong: ${ONCE}`,
  ],
  [
    'it led somebody elsewhere after its end',
    diverted({ view: { ...OVER.view!, ending: { at: iso(-25_000) } } }),
    `wrong: ${ENDS}`,
  ],
  [
    'it is over, and somebody still waits there',
    diverted({ view: { ...OVER.view!, returned: 0, ending: { at: iso(-40_000) }, endedAt: iso(-39_000) } }, [
      led(-41_000),
    ]),
    `wrong: ${ENDS}`,
  ],
])('%s', (_, evidence, violation) => {
  expect(found(evidence)).toContain(violation);
});

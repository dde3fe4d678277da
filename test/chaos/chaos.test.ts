import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCampaign } from './campaign';
import { check } from './checker/check';
import { shortFaults } from './modes';
import { explained } from './report';

/*
 * The short form of the chaos campaign: real processes, one fault of each family, and a checker that knows nothing of the
 * product. The long form is `npm run chaos`. Run `npm run build` first: it runs the built product.
 */

/** Where these faults lead for sure; other ways depend on who happens to be on them at the moment. */
const CERTAIN = [
  'a task whose creation was not answered was found by look-up',
  'a task was looked for in vain, and made again',
  'an activity that a dead worker had begun was given up, and its effect is there once',
  'a command without an answer was sent again, and carried out once',
];

const stateDir = mkdtempSync(join(tmpdir(), 'throughline-chaos-'));
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

test('killed, spoiled and cut off: nothing is lost, nothing is there twice, everything ends', async () => {
  const lines: string[] = [];
  const evidence = await runCampaign({
    seed: 7,
    interactions: 40,
    rate: 1.5,
    variant: 'none',
    faults: shortFaults(),
    stateDir,
    say: (line) => lines.push(line),
  });
  const verdict = check(evidence);
  const unproven = evidence.faults.filter((fault) => fault.evidence === null).map(({ kind }) => kind);
  const untaken = CERTAIN.filter((path) => !verdict.paths[path]);
  if (verdict.violations.length + unproven.length + untaken.length > 0) {
    throw new Error([...lines, explained(evidence, verdict), ...unproven, ...untaken].join('\n'));
  }
}, 300_000);

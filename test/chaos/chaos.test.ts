import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCampaign } from './campaign';
import { check } from './checker/check';
import { shortFaults } from './modes';
import { explained, isClean, summaryOf } from './report';

/*
 * The short form of the chaos campaign: real processes, one fault of each family, and a checker that knows nothing of the
 * product. The long form is `npm run chaos`. Run `npm run build` first: it runs the built product.
 */

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
  const summary = summaryOf(evidence, verdict);
  if (!isClean(summary))
    throw new Error([...lines, explained(evidence, verdict), JSON.stringify(summary)].join('\n'));
}, 240_000);

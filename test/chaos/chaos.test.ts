import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCampaign } from './campaign';
import { check } from './checker/check';
import { RECONCILIATION } from './checker/recovery-paths';
import { shortFaults } from './modes';
import { explained } from './report';

/*
 * The short form of the chaos campaign: real processes, one fault of each family, and a checker that knows nothing of the
 * product. The long form is `npm run chaos`. Run `npm run build` first: it runs the built product.
 */

/**
 * Which ways are taken depends on who happens to be where at the moment (whose create is lost may have left already): the
 * long form asks for each of them, the short one that it was not in vain. A dropped event is always found, by whoever it is.
 */
const LEAST_PATHS = 3;

const stateDir = mkdtempSync(join(tmpdir(), 'throughline-chaos-'));
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

test('killed, spoiled and cut off: nothing is lost, nothing is there twice, everything ends', async () => {
  const lines: string[] = [];
  const evidence = await runCampaign({
    seed: 7,
    interactions: 40,
    rate: 1.5,
    open: 16,
    calm: 1,
    minutes: 5,
    variant: 'none',
    faults: shortFaults(),
    stateDir,
    say: (line) => lines.push(line),
  });
  const verdict = check(evidence);
  const unproven = evidence.faults.filter((fault) => fault.evidence === null).map(({ kind }) => kind);
  const taken = Object.values(verdict.paths).filter((times) => times > 0).length;
  const found = verdict.paths[RECONCILIATION] ?? 0;
  if (verdict.violations.length + unproven.length > 0 || taken < LEAST_PATHS || found === 0) {
    throw new Error([...lines, explained(evidence, verdict), ...unproven].join('\n'));
  }
}, 300_000);

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCampaign } from './campaign';
import { check } from './checker/check';
import { FlagsError, readFlags, type Flags } from './modes';
import { explained, isClean, summaryOf } from './report';

const KEPT = join(__dirname, '..', '..', '.test-cache', 'chaos');

/** `npm run chaos -- --interactions 500 --seed 7`: exits 0 only when nothing was lost, doubled, unfinished or unproven. */
async function main(flags: Flags): Promise<void> {
  const startedAt = Date.now();
  const say = (line: string): void => console.log(`${seconds(startedAt)} ${line}`);
  const name = `${flags.variant}-seed-${flags.seed}`;
  const stateDir = join(KEPT, `state-${name}-${process.pid}`);
  mkdirSync(KEPT, { recursive: true });
  say(
    `Seed ${flags.seed}, ${flags.interactions} interactions, build "${flags.variant}". Logs: ${stateDir}/logs`,
  );
  const evidence = await runCampaign({ ...flags, stateDir, say, onStarted: endWhenAsked });
  const file = join(KEPT, `evidence-${name}.json`);
  writeFileSync(file, JSON.stringify(evidence));
  const verdict = check(evidence);
  const summary = summaryOf(evidence, verdict);
  console.log(explained(evidence, verdict));
  say(`Everything that is known: ${file}`);
  console.log(JSON.stringify(summary));
  process.exitCode = isClean(summary) ? 0 : 1;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1).padStart(7)} s`;

/** Ctrl-C leaves nothing running. */
function endWhenAsked(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
}

try {
  main(readFlags(process.argv.slice(2))).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
} catch (error) {
  if (!(error instanceof FlagsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

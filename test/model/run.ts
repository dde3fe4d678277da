import { explore } from './explore';
import { upTo } from './world';

/** `npm run model -- 1000000`: explores so many states, and tells the shortest story of a broken promise. */
async function main(): Promise<void> {
  const states = Number(process.argv[2] ?? 1_000_000);
  const startedAt = performance.now();
  const found = await explore({
    states,
    budget: upTo(Number(process.argv[3] ?? 2)),
    onProgress: (seen, depth, open) =>
      console.error(
        `depth ${depth}: ${seen} states, ${open} to look into, ${Math.round((performance.now() - startedAt) / 1_000)} s`,
      ),
  });
  console.log(
    JSON.stringify({ ...found, seconds: Math.round((performance.now() - startedAt) / 1_000) }, null, 2),
  );
  process.exitCode = found.violation === null ? 0 : 1;
}

void main();

import { explore } from './explore';
import { upTo } from './world';

/**
 * `npm run model -- 1000000 2 1`: explores so many states with so many things that go wrong on one path and so many
 * commands of a supervisor, and tells the shortest story of a broken promise.
 */
async function main(): Promise<void> {
  const states = Number(process.argv[2] ?? 1_000_000);
  const startedAt = performance.now();
  const found = await explore({
    states,
    budget: upTo(Number(process.argv[3] ?? 2), { supervised: Number(process.argv[4] ?? 0) }),
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

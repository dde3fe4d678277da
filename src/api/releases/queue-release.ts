import type { Instant } from '../../domain/json';
import type { ReleasePause } from '../../domain/release-pause';
import type { PacedQueue } from '../../policy';
import type { QueueReleaseView } from '../contract/release';
import { within } from '../deadline';
import type { OperationDeps } from '../interactions/call';

const RATE_OVER_MS = 10 * 60_000;
const RECORDS_WITHIN_MS = 2_000;
/** A queue that no calendar closes has no opening to count from. */
const DAY_MS = 24 * 60 * 60_000;

const isoOf = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at));

type Deps = Pick<OperationDeps, 'releases' | 'records'>;

/** How the release of a queue stands. Throws GatewayError; the count is left out while the database is away. */
export async function queueReleaseOf(deps: Deps, paced: PacedQueue, now: Instant): Promise<QueueReleaseView> {
  const { queue, isOpen, openedAt, opensAt, withinMs } = paced;
  const [held, pause, released] = await Promise.all([
    deps.releases.heldIn(queue),
    deps.releases.pauseOf(queue, now),
    isOpen ? releasedIn(deps, queue, openedAt ?? now - DAY_MS, now) : null,
  ]);
  return {
    queue,
    open: isOpen,
    openedAt: isoOrNull(openedAt),
    opensAt: isoOrNull(opensAt),
    allInBy: isoOrNull(openedAt === null ? null : openedAt + withinMs),
    held,
    released,
    paused: pause === null ? null : shown(pause),
  };
}

const shown = ({ by, reason, since, until }: ReleasePause) => ({
  by,
  reason,
  since: isoOf(since),
  until: isoOf(until),
});

async function releasedIn({ records }: Deps, queue: string, opened: Instant, now: Instant) {
  const count = (since: Instant) => within(RECORDS_WITHIN_MS, records.releases.count(queue, since));
  try {
    const [all, latest] = await Promise.all([count(opened), count(Math.max(opened, now - RATE_OVER_MS))]);
    return {
      sinceOpening: all.released,
      lastTenMinutes: latest.released,
      lastAt: isoOrNull(all.lastAt),
    };
  } catch {
    return null;
  }
}

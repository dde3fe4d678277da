import type { Found, Place } from '../../domain/overrides/actions';
import type { Concerned } from '../../gateway/overrides/port';

/** An end that comes meanwhile waits for so many at most. */
const MOST_AT_ONCE = 50;

export const NOBODY: Found = { found: [], last: null };

/** The next of those who are concerned, the most urgent first: who has the higher priority, then who has waited longest. */
export function nextBatch(concerned: readonly Concerned[], after: Place | null): Found {
  const behind = concerned
    .map(placeOf)
    .filter((place) => after === null || byUrgency(after, place) < 0)
    .sort(byUrgency);
  const batch = behind.slice(0, MOST_AT_ONCE);
  return {
    found: batch.map(({ interactionId }) => interactionId),
    last: behind.length > batch.length ? batch[batch.length - 1]! : null,
    all: concerned.length,
  };
}

const placeOf = ({ interactionId, priority, startedAt }: Concerned): Place => ({
  interactionId,
  priority: priority ?? 0,
  startedAt,
});

const byUrgency = (a: Place, b: Place): number =>
  b.priority - a.priority ||
  a.startedAt - b.startedAt ||
  (a.interactionId < b.interactionId ? -1 : a.interactionId > b.interactionId ? 1 : 0);

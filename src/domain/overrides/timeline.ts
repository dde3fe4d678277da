import type { Actor } from '../actor';
import type { Instant, JsonObject } from '../json';
import type { Override } from './override';

export const THROUGHLINE: Actor = { kind: 'throughline', id: null };

const MOST_MOMENTS = 100;
/** How it began is always kept. */
const FIRST_MOMENTS = 5;

/** Adds a moment: who, and why. */
export function record(
  state: Override,
  at: Instant,
  what: string,
  by: Actor,
  details: JsonObject = {},
): Override {
  const moment = { key: `${state.timeline.length}:${what}`, at, what, by, details };
  const timeline = [...state.timeline, moment];
  const kept =
    timeline.length > MOST_MOMENTS
      ? [...timeline.slice(0, FIRST_MOMENTS), ...timeline.slice(FIRST_MOMENTS + 1)]
      : timeline;
  return { ...state, timeline: kept };
}

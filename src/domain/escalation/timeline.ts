import type { Actor } from '../actor';
import type { Instant, JsonObject } from '../json';
import type { Escalation } from './escalation';

export const THROUGHLINE: Actor = { kind: 'throughline', id: null };

const MOST_MOMENTS = 60;
/** How it began is always kept. */
const FIRST_MOMENTS = 5;

/** Adds a moment: who, and why. Facts come one after another here, so the order is theirs. */
export function record(
  state: Escalation,
  at: Instant,
  what: string,
  by: Actor,
  details: JsonObject = {},
): Escalation {
  const moment = { key: `${state.timeline.length}:${what}`, at, what, by, details };
  const timeline = [...state.timeline, moment];
  const kept =
    timeline.length > MOST_MOMENTS
      ? [...timeline.slice(0, FIRST_MOMENTS), ...timeline.slice(FIRST_MOMENTS + 1)]
      : timeline;
  return { ...state, timeline: kept };
}

/** As `record`, and the interaction is told. */
export const announce = (...[state, ...moment]: Parameters<typeof record>): Escalation => {
  const recorded = record(state, ...moment);
  return { ...recorded, version: recorded.version + 1 };
};

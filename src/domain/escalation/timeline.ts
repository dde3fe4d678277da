import type { Actor } from '../actor';
import { appendMoment } from '../append-moment';
import type { Instant, JsonObject } from '../json';
import type { Escalation } from './escalation';

export const THROUGHLINE: Actor = { kind: 'throughline', id: null };

const MOST_MOMENTS = 60;

/** Adds a moment: who, and why. */
export const record = (
  state: Escalation,
  at: Instant,
  what: string,
  by: Actor,
  details: JsonObject = {},
): Escalation => ({
  ...state,
  timeline: appendMoment(state.timeline, { at, what, by, details }, MOST_MOMENTS),
});

/** As `record`, and the interaction is told. */
export const announce = (...[state, ...moment]: Parameters<typeof record>): Escalation => {
  const recorded = record(state, ...moment);
  return { ...recorded, version: recorded.version + 1 };
};

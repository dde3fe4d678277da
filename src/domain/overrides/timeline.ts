import type { Actor } from '../actor';
import { appendMoment } from '../append-moment';
import type { Instant, JsonObject } from '../json';
import type { Override } from './override';

export const THROUGHLINE: Actor = { kind: 'throughline', id: null };

const MOST_MOMENTS = 100;

/** Adds a moment: who, and why. */
export const record = (
  state: Override,
  at: Instant,
  what: string,
  by: Actor,
  details: JsonObject = {},
): Override => ({
  ...state,
  timeline: appendMoment(state.timeline, { at, what, by, details }, MOST_MOMENTS),
});

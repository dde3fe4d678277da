import type { Actor } from './actor';
import type { JsonObject } from './json';

export interface TimelineEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Stable, dotted, past tense: `offer.accepted`, `step.moved`. */
  readonly what: string;
  readonly by: Actor;
  readonly details: JsonObject;
}

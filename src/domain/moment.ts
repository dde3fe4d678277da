import type { Actor } from './actor';
import type { Instant, JsonObject } from './json';

export interface Moment {
  /** Facts told twice have one key, and one entry. */
  readonly key: string;
  readonly at: Instant;
  readonly what: string;
  readonly by: Actor;
  readonly details: JsonObject;
}

import type { Instant } from '../instant';

export interface Activity {
  readonly sid: string;
  readonly friendlyName: string;
  /** Whether workers in it may be offered tasks. Never changes. */
  readonly available: boolean;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}

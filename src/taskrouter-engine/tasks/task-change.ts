import type { Instant } from '../instant';

export interface TaskChange {
  /** A JSON object that replaces the attributes whole. */
  readonly attributes?: string;
  readonly assignmentStatus?: string;
  readonly reason?: string;
  readonly priority?: number;
  /** SID or unique name. */
  readonly taskChannel?: string;
  readonly virtualStartTime?: Instant;
}

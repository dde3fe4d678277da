/** What a policy says of agents who have a customer and do not write to them. Counted from when an answer was due. */
export interface SilenceRule {
  /** Then the agent is reminded. */
  readonly nudgeAfterMs: number;
  /** Then the customer goes back into their queue; no shorter than the other. */
  readonly requeueAfterMs: number;
  /** How often one interaction goes back so; after that its agent keeps it. */
  readonly mostTimes: number;
}

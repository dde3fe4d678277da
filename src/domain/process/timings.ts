/** The process's own waiting times; what a policy may choose is in the routing decision instead. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A task is re-read at least this often, so that a lost event is found. */
export const REREAD_MS = 15 * MINUTE;

/** How long a call that has ended may leave its task untouched before we look. */
export const CALL_OVER_GRACE_MS = 5 * SECOND;

/** TaskRouter needs this long to wrap up a task whose call has ended. */
export const CALL_WRAP_UP_GRACE_MS = 30 * SECOND;

/** After creating a task without an answer: when to look for it. The look-up is eventually consistent. */
export const LOOK_UP_AFTER_MS = [2 * SECOND, 5 * SECOND, 10 * SECOND] as const;

/** TaskRouter's clock and ours may differ: its event log is searched from this much earlier. */
export const CLOCK_SKEW_MS = 1 * MINUTE;

/** TaskRouter deletes what an agent has had for 24 hours (Twilio docs, TaskRouter limits); by then we have acted. */
export const ASSIGNED_MAX_MS = 23 * HOUR;

/** How long an agent's desktop has to begin the transfer that it may make. */
export const DESKTOP_MS = 30 * SECOND;

/** Twilio may stamp an event a little earlier than we hear what brought it about. */
export const CLOCKS_APART_MS = 5 * SECOND;

/** How long a recording may take to reach us once it can be over: Twilio works on it first. */
export const RECORDING_PATIENCE_MS = 1 * HOUR;

/** How long we wait for a task that Twilio is to make from TwiML. */
export const TASK_EXPECTED_MS = 60 * SECOND;

/** Past the end of an offer, so that TaskRouter has settled it. */
export const OFFER_SETTLED_MS = 2 * SECOND;

/** TaskRouter's own net (the compiled routing plan) moves a task on this much after our deadline. */
export const BACKSTOP_MS = 30 * SECOND;

/** What a task may live beyond its route, and TaskRouter's own limit (TaskRouter: Task resource, `Timeout`). */
export const TASK_TIMEOUT_MARGIN_MS = 2 * HOUR;
export const TASK_TIMEOUT_MAX_MS = 14 * 24 * HOUR;

/** How long the customer's last message is tried before the interaction closes without it. */
export const TELLING_MAX_MS = 10 * MINUTE;

/** Who is written to first waits for nothing: a day's outage is sat out. */
export const REACHING_MAX_MS = 24 * 60 * MINUTE;
export const REACHING_RETRY_MAX_MS = 10 * MINUTE;

/** When their conversation is first looked at for a reply that nobody told of; each next look is so many times as late. */
export const FIRST_LOOK_MS = 1 * MINUTE;
export const LOOK_LATER = 8;

/** An interaction whose tasks keep vanishing is not given new ones for ever. */
export const MAX_LEGS = 3;

/** TaskRouter may be away this long past a route's end before the customer is told without it. */
export const OUTAGE_PATIENCE_MS = 2 * MINUTE;

const FIRST_RETRY_MS = 1 * SECOND;
const LONGEST_RETRY_MS = 1 * MINUTE;

/** When to try again after so many failures in a row: doubling, or what the other side asked for if that is longer. */
export function retryDelayMs(failures: number, askedMs: number | null, longestMs = LONGEST_RETRY_MS): number {
  const doubled = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), longestMs);
  return Math.max(doubled, askedMs ?? 0);
}

import type { Instant } from './json';

/** What a route says of the agent who served the customer last. */
export interface StickyRules {
  /** How long ago that may have been: counted from their acceptance. */
  readonly withinMs: number;
  /** How long the customer waits for them before the route begins. */
  readonly acceptWithinMs: number;
}

/**
 * Why nobody is asked before the route: nobody knows who the customer is; they were served by nobody we remember; the
 * agent is not there any more, in a status without work, full on this channel, or in no queue of the route that is open;
 * the hours decide where the customer goes; or it could not be found out in time.
 */
export const PASSED_OVER = [
  'unknown_customer',
  'not_served_lately',
  'gone',
  'unavailable',
  'busy',
  'cannot_serve',
  'out_of_hours',
  'not_found_out',
] as const;
export type PassedOver = (typeof PASSED_OVER)[number];

/** The agent who is asked before the route, or why none is. Written once, with the decision. */
export type KnownAgent =
  | {
      readonly asked: true;
      readonly agentSid: string;
      readonly agentName: string;
      /** When they accepted the customer last. */
      readonly servedAt: Instant;
      readonly acceptWithinMs: number;
      /** Where TaskRouter finds them, and by what route its filters know them. */
      readonly queue: string;
      readonly route: string;
    }
  | { readonly asked: false; readonly agentSid: string | null; readonly because: PassedOver };

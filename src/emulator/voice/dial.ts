/** What may be told of it (twilio.com/docs/taskrouter/handle-assignment-callbacks). */
export const STATUS_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type StatusEvent = (typeof STATUS_EVENTS)[number];

/** A call to an agent, made by an instruction: who is called for which work, and what follows. Plain JSON. */
export interface Dial {
  readonly instruction: 'dequeue' | 'conference' | 'call';
  readonly workspaceSid: string;
  readonly reservationSid: string;
  readonly taskSid: string;
  readonly workerSid: string;
  /** The waiting caller; null where there is none. */
  readonly customerCallSid: string | null;
  /** The agent's answer is the acceptance. */
  readonly accepts: boolean;
  readonly conferenceSid: string | null;
  /** The activity that the agent goes to when the call ends. */
  readonly postWorkActivitySid: string | null;
  readonly callback: { readonly url: string; readonly events: readonly string[] } | null;
  /** Nobody has answered until then: it ends. */
  readonly ringsUntil: number;
}

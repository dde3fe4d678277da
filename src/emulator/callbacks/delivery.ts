/** What a request of the emulator's to the application is about, and what its answer is for. */
export type Purpose =
  /** Nothing is done with the answer. */
  | { readonly kind: 'event'; readonly eventType: string; readonly eventSid: string }
  | { readonly kind: 'status-callback'; readonly callSid: string }
  | { readonly kind: 'conversation'; readonly conversationSid: string }
  /** The answer may hold an instruction; `fallbackUrl` is asked when the answer is no good. */
  | {
      readonly kind: 'assignment';
      readonly workspaceSid: string;
      readonly reservationSid: string;
      readonly fallbackUrl: string | null;
    }
  /** The answer is what the call does next, if the call is still where it was (`flow`). */
  | { readonly kind: 'call-flow'; readonly callSid: string; readonly flow: number }
  /** As `call-flow`, but what the answer says is only played to the waiting caller. */
  | {
      readonly kind: 'wait';
      readonly callSid: string;
      readonly flow: number;
      /** What they wait for. */
      readonly taskSid: string | null;
    };

/** A request of the emulator's to the application. Plain JSON: it survives a restart. */
export interface Delivery {
  readonly id: string;
  readonly purpose: Purpose;
  /** Deliveries of one lane are made one after the other, in order. */
  readonly lane: string;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  /** Milliseconds for the whole delivery. */
  readonly timeLimit: number;
  /** I-Twilio-Idempotency-Token: the same for every attempt. */
  readonly token: string;
  readonly queuedAt: number;
}

/** What came back. */
export type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly body: string }
  /** No connection, or no answer in time. */
  | { readonly kind: 'failure'; readonly reason: string };

export const isSuccess = (outcome: Outcome): boolean =>
  outcome.kind === 'answer' && outcome.status >= 200 && outcome.status < 300;

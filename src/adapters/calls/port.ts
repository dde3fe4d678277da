import type { CallSid } from '../../domain/ids';

/** The customers' phone calls, on Twilio Programmable Voice. Every method throws OutsideError. */
export interface CallsPort {
  /** `live` while the caller is on the line, `over` when the call has ended, null when Twilio does not know it. */
  readCall(callSid: CallSid): Promise<'live' | 'over' | null>;
  /**
   * Takes a live call out of wherever it is, says the text in the given language (BCP 47) and hangs up. Redirecting a
   * call that waits in a queue cancels its TaskRouter task. Answers false when the call was over already.
   */
  sayAndHangUp(callSid: CallSid, text: string, language: string): Promise<boolean>;
  /**
   * As `sayAndHangUp`, but before it ends the caller leaves a message, which Twilio tells of later. Where `canRecord` is false
   * they only hear the text.
   */
  sayAndRecord(callSid: CallSid, text: string, language: string): Promise<boolean>;
  /** Whether Twilio can tell of recordings: it needs an address for that. */
  readonly canRecord: boolean;
  /** Ends a live call. Answers false when it was over already. */
  hangUp(callSid: CallSid): Promise<boolean>;
}

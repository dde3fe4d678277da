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
  /** Ends a live call. Answers false when it was over already. */
  hangUp(callSid: CallSid): Promise<boolean>;
}

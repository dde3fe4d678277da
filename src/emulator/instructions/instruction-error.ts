/** An instruction that cannot be followed, by the code of Twilio's debugger (twilio.com/docs/api/errors). */
export class InstructionError extends Error {
  override readonly name = 'InstructionError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

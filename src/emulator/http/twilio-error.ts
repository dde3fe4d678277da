import type { EngineError, Refusal } from '../../taskrouter-engine';

/** An answer of Twilio's that says no. Codes: twilio.com/docs/api/errors. */
export class TwilioError extends Error {
  override readonly name = 'TwilioError';

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export const invalidParameter = (message: string): TwilioError => new TwilioError(400, 20001, message);

/** Not Twilio's: says that the real service can do this and the emulator cannot. */
export const notEmulated = (what: string): TwilioError =>
  new TwilioError(501, 90501, `${what} is not supported by this emulator`);

export const errorBody = ({ status, code, message }: TwilioError): object => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

const STATUS_OF: Record<Refusal, [status: number, code: number]> = {
  invalid: [400, 20001],
  'not-found': [404, 20404],
  'version-mismatch': [412, 20412],
  unsupported: [501, 90501],
};

export const resourceNotFound = (resource: string): TwilioError =>
  new TwilioError(404, 20404, `The requested resource ${resource} was not found`);

/** How Twilio words what the engine refused; `resource` is the path without its version. */
export function twilioErrorOf({ refusal, message }: EngineError, resource: string): TwilioError {
  if (refusal === 'not-found') return resourceNotFound(resource);
  return new TwilioError(...STATUS_OF[refusal], message);
}

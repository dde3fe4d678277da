import { OutsideError } from '../outside-error';

const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * What the twilio SDK throws, as OutsideError. A REST answer carries `status` and Twilio's `code`; a network failure or
 * time-out carries neither, and looks the same whether or not the write was done. The SDK's own errors hold the request
 * with its credentials, so they do not go along.
 */
export function toOutsideError(error: unknown, operation: string): OutsideError {
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (typeof status !== 'number') {
    const notSent = typeof code === 'string' && NOT_SENT.includes(code);
    const message = notSent
      ? `Twilio cannot be reached to ${operation}.`
      : `Twilio did not answer when asked to ${operation}.`;
    return new OutsideError(message, notSent ? 'unavailable' : 'unknown', null);
  }
  const outcome = status === 429 ? 'unavailable' : status >= 500 || status < 400 ? 'unknown' : 'refused';
  const vendorCode = typeof code === 'number' ? code : null;
  const message = `Twilio answered ${status}${vendorCode === null ? '' : ` (${vendorCode})`} when asked to ${operation}.`;
  return new OutsideError(message, outcome, status, vendorCode);
}

import type { Account } from '../emulator';
import type { Call } from './call';

export const API_VERSION = '2010-04-01';

/** Where the two numbers are; a fake call comes from nowhere. */
const PLACES = ['FromCity', 'FromState', 'FromZip', 'FromCountry', 'ToCity', 'ToState', 'ToZip', 'ToCountry'];

export const directionOf = ({ dial }: Call): string => (dial === null ? 'inbound' : 'outbound-api');

/** What Twilio tells of a call with every request (twilio.com/docs/voice/twiml#request-parameters). */
export const callParameters = (account: Account, call: Call): Record<string, string> => ({
  CallSid: call.sid,
  AccountSid: account.sid,
  ApiVersion: API_VERSION,
  CallStatus: call.status,
  Direction: directionOf(call),
  From: call.from,
  To: call.to,
  Caller: call.from,
  Called: call.to,
  ...Object.fromEntries(PLACES.map((name) => [name, ''])),
});

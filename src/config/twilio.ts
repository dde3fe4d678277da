import { z } from 'zod';
import type { Reader } from './reader';
import { httpUrl, sid, text } from './values';

/** Which TaskRouter the adapters talk to. */
export type TwilioConfig =
  | {
      readonly kind: 'emulator';
      readonly baseUrl: string;
      readonly accountSid: string;
      readonly workspaceSid: string;
    }
  | {
      readonly kind: 'live';
      readonly accountSid: string;
      readonly workspaceSid: string;
      readonly region: string | null;
      readonly edge: string | null;
    };

export const twilioKind = z.enum(['live', 'emulator'], 'must be "live" or "emulator"');
export const accountSid = sid('AC');
export const workspaceSid = sid('WS');

export const readTwilio = (reader: Reader): TwilioConfig => {
  const kind = reader.required('THROUGHLINE_TWILIO', twilioKind);
  const common = {
    accountSid: reader.required('TWILIO_ACCOUNT_SID', accountSid),
    workspaceSid: reader.required('TWILIO_WORKSPACE_SID', workspaceSid),
  };
  if (kind === 'emulator') {
    return { kind, ...common, baseUrl: reader.required('THROUGHLINE_EMULATOR_URL', httpUrl) };
  }
  if (reader.isSet('THROUGHLINE_EMULATOR_URL')) {
    reader.problem('THROUGHLINE_EMULATOR_URL', 'is set, but THROUGHLINE_TWILIO is not "emulator"');
  }
  const region = reader.optional('TWILIO_REGION', text);
  const edge = reader.optional('TWILIO_EDGE', text);
  if (region !== null && edge === null) reader.problem('TWILIO_EDGE', 'is missing, but TWILIO_REGION is set');
  return { kind: 'live', ...common, region, edge };
};

import type { TwilioSettings } from '../adapters/taskrouter/client';
import type { DevFile } from './dev-file';

/** The running stack's TaskRouter, as the Twilio client takes it; null when it is the live one. */
export const localTwilioSettings = ({ emulatorUrl, twilio }: DevFile): TwilioSettings | null =>
  emulatorUrl === null
    ? null
    : {
        accountSid: twilio.accountSid,
        workspaceSid: twilio.workspaceSid,
        credentials: { authToken: twilio.authToken ?? '' },
        baseUrl: emulatorUrl,
      };

import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { ACCOUNT_SID, AUTH_TOKEN, PUBLIC_URL, type ApiUnderTest } from './start-api';

export type Form = Readonly<Record<string, string>>;

/** Posts a form as Twilio does, signed with the SDK's own function, for the account unless the form says otherwise. */
export function createTwilio(api: ApiUnderTest) {
  return (target: string, form: Form, token = AUTH_TOKEN) => {
    const complete: Form = { AccountSid: ACCOUNT_SID, ...form };
    return api.call(target, {
      method: 'POST',
      body: new URLSearchParams(complete).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': getExpectedTwilioSignature(token, PUBLIC_URL + target, { ...complete }),
      },
    });
  };
}

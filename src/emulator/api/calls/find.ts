import type { Emulator } from '../../emulator';
import type { ApiRequest } from '../../http/operation';
import { resourceNotFound } from '../../http/twilio-error';
import { API_VERSION } from '../../voice/call-parameters';
import type { Call } from '../../voice/call';

/** The call that the path names. Throws TwilioError 404. */
export function findCall({ account, calls }: Emulator, { path }: ApiRequest): Call {
  const { accountSid = '', sid = '' } = path;
  const call = accountSid === account.sid ? calls.get(sid) : undefined;
  if (call !== undefined) return call;
  throw resourceNotFound(`/${API_VERSION}/Accounts/${accountSid}/Calls/${sid}.json`);
}

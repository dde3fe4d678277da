import { isWebAddress } from '../../http/web-address';
import type { Emulator } from '../../emulator';
import { updated, type Operation } from '../../http/operation';
import type { Parameters } from '../../http/parameters';
import { invalidParameter, notEmulated, TwilioError } from '../../http/twilio-error';
import { parseTwiml } from '../../twiml/parse-twiml';
import { isOver, type Call } from '../../voice/call';
import { endCall } from '../../voice/end-call';
import { redirectCall } from '../../voice/redirect-call';
import { findCall } from './find';
import { representCall } from './representation';

/** Ends a live call (`Status`), or gives it something else to do (`Url`, `Twiml`). */
export const updateCall: Operation = {
  name: 'calls.update',
  method: 'POST',
  path: '/Accounts/:accountSid/Calls/:sid.json',
  handle: (emulator, request) => {
    const call = findCall(emulator, request);
    if (isOver(call)) throw notInProgress();
    change(emulator, call, request.form);
    return updated(representCall(emulator, emulator.calls.get(call.sid)!), call);
  },
};

function change(emulator: Emulator, { sid: callSid, status: before, dial }: Call, form: Parameters): void {
  const status = form.filled('Status');
  const url = form.filled('Url');
  const twiml = form.filled('Twiml');
  if (status === 'completed') return endCall(emulator, callSid);
  // A call that is in progress is not affected (twilio.com/docs/voice/api/call-resource, Status).
  if (status === 'canceled') return before === 'ringing' ? endCall(emulator, callSid, 'canceled') : undefined;
  if (status !== undefined) throw invalidParameter(`Status cannot be set to ${status}`);
  if (dial !== null && before === 'ringing') throw notInProgress();
  if (twiml !== undefined) return redirectCall(emulator, callSid, { twiml: readTwiml(twiml) });
  if (url === undefined) throw notEmulated('An update of a call without Status, Url or Twiml');
  if (!isWebAddress(url)) throw new TwilioError(400, 21205, 'Url is not a valid URL');
  redirectCall(emulator, callSid, { url });
}

const notInProgress = (): TwilioError =>
  new TwilioError(400, 21220, 'Call is not in-progress. Cannot redirect.');

function readTwiml(text: string) {
  const document = parseTwiml(text);
  if (!document.ok) throw new TwilioError(400, 12100, `Twiml: ${document.problem}`);
  return document;
}

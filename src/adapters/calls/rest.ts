import type { Twilio } from 'twilio';
import type { CallContextUpdateOptions } from 'twilio/lib/rest/api/v2010/account/call';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { CallSid } from '../../domain/ids';
import { toOutsideError } from '../taskrouter/to-outside-error';
import type { CallsPort } from './port';
import { spokenLanguage } from '../../domain/spoken-language';
import { recordAttributes } from '../../domain/voicemail';

const LIVE: readonly string[] = ['queued', 'ringing', 'in-progress'];

function sayTwiml(text: string, language: string, recordingUrl: string | null = null): string {
  const response = new VoiceResponse();
  const spoken = spokenLanguage(language);
  response.say(spoken === null ? {} : { language: spoken }, text);
  if (recordingUrl !== null) response.record(recordAttributes(recordingUrl));
  response.hangup();
  return response.toString();
}

/**
 * Calls through Twilio's REST API, on the client of adapters/taskrouter; nothing is retried. `recordingUrl` is our webhook
 * for recordings, as Twilio reaches it; null: nothing can be recorded.
 */
export function createCalls(client: Pick<Twilio, 'calls'>, recordingUrl: string | null = null): CallsPort {
  const readCall = async (callSid: CallSid) => {
    try {
      const { status } = await client.calls(callSid).fetch();
      return LIVE.includes(status) ? 'live' : 'over';
    } catch (error) {
      const outside = toOutsideError(error, 'read a call');
      if (outside.status === 404) return null;
      throw outside;
    }
  };
  const change = async (callSid: CallSid, update: CallContextUpdateOptions) => {
    try {
      await client.calls(callSid).update(update);
      return true;
    } catch (error) {
      const outside = toOutsideError(error, 'change a call');
      if (outside.status === 404) return false;
      // A 400 says that the call is over (21220) or that the request is bad; only the call itself tells which.
      if (outside.status === 400 && (await readCall(callSid)) !== 'live') return false;
      throw outside;
    }
  };
  return {
    readCall,
    sayAndHangUp: (callSid, text, language) => change(callSid, { twiml: sayTwiml(text, language) }),
    sayAndRecord: (callSid, text, language) =>
      change(callSid, { twiml: sayTwiml(text, language, recordingUrl) }),
    canRecord: recordingUrl !== null,
    hangUp: (callSid) => change(callSid, { status: 'completed' }),
  };
}

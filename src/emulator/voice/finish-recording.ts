import { secondsBetween } from '../../taskrouter-engine';
import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Emulator } from '../emulator';
import { rfc2822Date } from '../http/dates';
import type { Call, CallRecording } from './call';
import { API_VERSION } from './call-parameters';
import { changeCall } from './put-call';

/** Too short to be kept (twilio.com/docs/api/errors/16101). */
const TOO_SHORT = '16101';

export interface Finished {
  readonly recording: CallRecording;
  readonly seconds: number;
  /** What the action is requested with. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Nobody is recorded any more, and whoever wants to know is told of it; null when nobody was. */
export function finishRecording(emulator: Emulator, callSid: string, digits: string | null): Finished | null {
  const call = emulator.calls.get(callSid)!;
  const { recording = null } = call;
  if (recording === null) return null;
  emulator.recording.delete(callSid);
  changeCall(emulator, callSid, { recording: null });
  // Silence is trimmed away (trim="trim-silence", Twilio's default).
  const seconds = call.silent ? 0 : secondsBetween(recording.startedAt, emulator.engine.now());
  tell(emulator, call, recording, seconds);
  const parameters = {
    RecordingUrl: urlOf(emulator, recording),
    RecordingDuration: String(seconds),
    ...(digits !== null && { Digits: digits }),
  };
  return { recording, seconds, parameters };
}

/** As Twilio writes it. Recordings themselves are not emulated: nothing is to be heard there. */
const urlOf = ({ account }: Emulator, { sid }: CallRecording): string =>
  `https://api.twilio.com/${API_VERSION}/Accounts/${account.sid}/Recordings/${sid}`;

function tell(emulator: Emulator, { sid: callSid }: Call, recording: CallRecording, seconds: number): void {
  const { statusCallback, events, sid, startedAt } = recording;
  const status = seconds === 0 ? 'absent' : 'completed';
  if (statusCallback === null || !events.includes(status)) return;
  deliver(emulator, {
    purpose: { kind: 'status-callback', callSid },
    lane: callSid,
    url: statusCallback,
    form: {
      AccountSid: emulator.account.sid,
      CallSid: callSid,
      RecordingSid: sid,
      RecordingUrl: urlOf(emulator, recording),
      RecordingStatus: status,
      RecordingChannels: '1',
      RecordingStartTime: rfc2822Date(startedAt),
      RecordingSource: 'RecordVerb',
      ...(status === 'completed' ? { RecordingDuration: String(seconds) } : { ErrorCode: TOO_SHORT }),
    },
    timeLimit: CALLBACK_LIMIT,
  });
}

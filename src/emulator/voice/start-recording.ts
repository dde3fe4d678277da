import type { Emulator } from '../emulator';
import type { Verb } from '../twiml/parse-twiml';
import { changeCall, noteProblem, noteStep } from './put-call';
import { resolveUrl } from './resolve-url';

/** As Twilio has them (twilio.com/docs/voice/twiml/record). */
const DEFAULTS = {
  maxLength: '3600',
  timeout: '5',
  finishOnKey: '1234567890*#',
  recordingStatusCallbackEvent: 'completed',
};

/**
 * The caller is recorded. They speak all the time, until they press a key, hang up, or it is as long as it may be; for who is
 * silent it ends by that (`timeout`).
 */
export function startRecording(emulator: Emulator, callSid: string, { attributes }: Verb): void {
  const { documentUrl, silent = false } = emulator.calls.get(callSid)!;
  const { maxLength, timeout, finishOnKey, recordingStatusCallbackEvent, action, recordingStatusCallback } = {
    ...DEFAULTS,
    ...attributes,
  } as Record<keyof typeof DEFAULTS, string> & Partial<Record<string, string>>;
  const now = emulator.engine.now();
  const url = (name: string, value: string): string | null => {
    const resolved = resolveUrl(value, documentUrl);
    if (resolved === null) noteProblem(emulator, callSid, `<Record>: ${name} is not a URL`);
    return resolved;
  };
  noteStep(emulator, callSid, 'Record', `${maxLength} s`);
  changeCall(emulator, callSid, {
    recording: {
      sid: emulator.sids.next('RE'),
      startedAt: now,
      endsAt: now + Number(silent ? timeout : maxLength) * 1_000,
      finishOnKey,
      // The current document again, unless told.
      action: action === undefined ? documentUrl : url('action', action),
      statusCallback:
        recordingStatusCallback === undefined
          ? null
          : url('recordingStatusCallback', recordingStatusCallback),
      events: recordingStatusCallbackEvent.split(' '),
    },
  });
  emulator.recording.add(callSid);
}

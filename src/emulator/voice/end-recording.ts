import type { Emulator } from '../emulator';
import { endCall } from './end-call';
import { finishRecording } from './finish-recording';
import { changeCall } from './put-call';
import { requestDocument } from './request-document';
import { runProgram } from './run-program';

/**
 * The caller has spoken, and goes on with what the action answers; who has said nothing goes on with the next verb
 * (twilio.com/docs/voice/twiml/record).
 */
export function endRecording(emulator: Emulator, callSid: string, digits: string | null): void {
  const finished = finishRecording(emulator, callSid, digits);
  if (finished === null) return;
  const { recording, seconds, parameters } = finished;
  if (seconds === 0) return runProgram(emulator, callSid);
  const call = changeCall(emulator, callSid, { program: [] });
  if (recording.action === null) return endCall(emulator, callSid);
  requestDocument(emulator, call, { url: recording.action, kind: 'call-flow', extra: parameters });
}

/** When the first recording has its longest, or null. */
export function firstRecordingEnd({
  calls,
  recording,
}: Pick<Emulator, 'calls' | 'recording'>): number | null {
  let first: number | null = null;
  for (const sid of recording) first = Math.min(first ?? Infinity, calls.get(sid)!.recording!.endsAt);
  return first;
}

export function endLongest(emulator: Emulator, now: number): void {
  for (const sid of [...emulator.recording]) {
    if (emulator.calls.get(sid)!.recording!.endsAt <= now) endRecording(emulator, sid, null);
  }
}

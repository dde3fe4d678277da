import { secondsBetween } from '../../taskrouter-engine';
import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Emulator } from '../emulator';
import { rfc2822Date } from '../http/dates';
import { agentLegsOf } from './agent-legs';
import { isBridged, isOver, type Call, type CallStatus } from './call';
import { callParameters } from './call-parameters';
import { endDial } from './end-dial';
import { finishRecording } from './finish-recording';
import { leaveQueue } from './leave-queue';
import { changeCall } from './put-call';

/** The line is dead, whoever hung up. Nothing happens to a call that is over. */
export function endCall(emulator: Emulator, callSid: string, status: CallStatus = 'completed'): void {
  const call = emulator.calls.get(callSid)!;
  if (isOver(call)) return;
  const ended = changeCall(emulator, callSid, {
    status,
    endedAt: emulator.engine.now(),
    flow: call.flow + 1,
    program: [],
  });
  leaveQueue(emulator, callSid, isBridged(ended) ? 'bridged' : 'hangup');
  endTheirMessage(emulator, ended);
  if (ended.dial !== null) return endDial(emulator, ended, ended.dial);
  tellStatus(emulator, ended);
  for (const sid of agentLegsOf(emulator, callSid)) endCall(emulator, sid);
}

/** Who hangs up as they speak has left a message: its action is requested all the same. */
function endTheirMessage(emulator: Emulator, call: Call): void {
  const finished = finishRecording(emulator, call.sid, 'hangup');
  if (finished === null || finished.seconds === 0 || finished.recording.action === null) return;
  deliver(emulator, {
    purpose: { kind: 'status-callback', callSid: call.sid },
    lane: call.sid,
    url: finished.recording.action,
    form: { ...callParameters(emulator.account, call), ...finished.parameters },
    timeLimit: CALLBACK_LIMIT,
  });
}

function tellStatus(emulator: Emulator, call: Call): void {
  if (call.statusCallback === null) return;
  const ended = call.endedAt!;
  deliver(emulator, {
    purpose: { kind: 'status-callback', callSid: call.sid },
    lane: call.sid,
    url: call.statusCallback,
    form: {
      ...callParameters(emulator.account, call),
      CallDuration: String(secondsBetween(call.answeredAt ?? ended, ended)),
      Timestamp: rfc2822Date(ended),
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
    },
    timeLimit: CALLBACK_LIMIT,
  });
}

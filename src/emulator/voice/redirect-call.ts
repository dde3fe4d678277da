import type { Emulator } from '../emulator';
import type { Verb } from '../twiml/parse-twiml';
import { agentLegsOf } from './agent-legs';
import { isBridged, type QueueResult } from './call';
import { endCall } from './end-call';
import { finishRecording } from './finish-recording';
import { leaveQueue } from './leave-queue';
import { changeCall, noteStep } from './put-call';
import { requestDocument } from './request-document';
import { runDocument } from './run-program';

/** What a live call is to do instead. */
export type NewDirection = { readonly url: string } | { readonly twiml: { readonly verbs: readonly Verb[] } };

/**
 * Takes a live call out of whatever it does. A waiting caller leaves the queue first, which cancels the task: whoever
 * wants to keep a reason of their own writes it before.
 */
export function redirectCall(
  emulator: Emulator,
  callSid: string,
  to: NewDirection,
  { keepsTask = false, result }: { readonly keepsTask?: boolean; readonly result?: QueueResult } = {},
): void {
  const call = emulator.calls.get(callSid)!;
  const left = result ?? (isBridged(call) ? 'redirected-from-bridged' : 'redirected');
  finishRecording(emulator, callSid, null);
  changeCall(emulator, callSid, { flow: call.flow + 1, program: [] });
  leaveQueue(emulator, callSid, left, { keepsTask });
  for (const sid of agentLegsOf(emulator, callSid)) endCall(emulator, sid);
  noteStep(emulator, callSid, 'redirected by REST', 'url' in to ? to.url : 'TwiML');
  if ('twiml' in to) runDocument(emulator, callSid, call.url, to.twiml.verbs);
  else requestDocument(emulator, emulator.calls.get(callSid)!, { url: to.url, kind: 'call-flow' });
}

import type { Emulator } from '../emulator';
import type { Call } from './call';
import { requestDocument } from './request-document';

export interface NewCall {
  readonly from: string;
  readonly to: string;
  /** Asked, as a voice webhook, what to do with the call. */
  readonly url: string;
  /** Told when the call ends. */
  readonly statusCallback: string | null;
  /** Asked what a waiting caller hears, where `<Enqueue>` names no waitUrl of its own. */
  readonly waitUrl: string | null;
}

/** A customer calls. */
export function placeCall(emulator: Emulator, fresh: NewCall): Call {
  const now = emulator.engine.now();
  const call: Call = {
    ...fresh,
    sid: emulator.sids.next('CA'),
    status: 'ringing',
    flow: 0,
    documentUrl: fresh.url,
    program: [],
    queue: null,
    steps: [],
    queueResults: [],
    problems: [],
    dateCreated: now,
    dateUpdated: now,
    answeredAt: null,
    endedAt: null,
  };
  emulator.calls.set(call.sid, call);
  requestDocument(emulator, call, { url: call.url, kind: 'call-flow' });
  return call;
}

import type { Emulator } from '../emulator';
import type { Call } from './call';
import type { Dial } from './dial';
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
  /** A caller who says nothing. */
  readonly silent?: boolean;
}

/** A customer calls. */
export function placeCall(emulator: Emulator, fresh: NewCall): Call {
  const call = newCall(emulator, fresh, null);
  requestDocument(emulator, call, { url: call.url, kind: 'call-flow' });
  return call;
}

/** A call that begins to ring, a customer's or one to an agent. */
export function newCall(emulator: Emulator, fresh: NewCall, dial: Dial | null): Call {
  const now = emulator.engine.now();
  const call: Call = {
    ...fresh,
    sid: emulator.sids.next('CA'),
    dial,
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
  return call;
}

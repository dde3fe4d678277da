import type { Emulator } from '../emulator';
import type { Call } from './call';
import type { Dial } from './dial';
import { newCall } from './place-call';
import { tellDial } from './tell-dial';

interface Wanted {
  readonly to: string;
  readonly from: string;
  /** TwiML for the agent, once they have answered; null where they are only joined to the caller. */
  readonly url: string | null;
  readonly dial: Dial;
}

/** An agent's phone rings. */
export function dialAgent(emulator: Emulator, { to, from, url, dial }: Wanted): Call {
  const call = newCall(emulator, { from, to, url: url ?? '', statusCallback: null, waitUrl: null }, dial);
  emulator.ringing.add(call.sid);
  tellDial(emulator, call, 'initiated');
  tellDial(emulator, call, 'ringing');
  return call;
}

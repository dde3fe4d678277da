import type { Emulator } from '../emulator';
import { isOver } from './call';

/** The calls to agents that were made for a caller and go on, by SID. */
export const agentLegsOf = ({ calls }: Pick<Emulator, 'calls'>, callSid: string): string[] =>
  [...calls.values()]
    .filter((call) => call.dial?.customerCallSid === callSid && !isOver(call))
    .map(({ sid }) => sid);

import type { Emulator } from '../emulator';
import { isOver, type Call } from './call';

/** The caller whom a task is about, waiting or bridged; undefined when their call is over, or there never was one. */
export const callerOfTask = ({ calls }: Pick<Emulator, 'calls'>, taskSid: string): Call | undefined =>
  [...calls.values()].find((call) => !isOver(call) && call.queue?.taskSid === taskSid);

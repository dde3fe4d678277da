import type { Emulator } from '../emulator';
import type { Call } from './call';

type Line = Pick<Emulator, 'calls' | 'engine'>;

/** Changes a call. */
export function changeCall({ calls, engine }: Line, sid: string, change: Partial<Call>): Call {
  const changed = { ...calls.get(sid)!, ...change, dateUpdated: engine.now() };
  calls.set(sid, changed);
  return changed;
}

/** Notes what the caller heard, or what was done with the call. */
export function noteStep(line: Line, sid: string, verb: string, text: string): void {
  const { steps } = line.calls.get(sid)!;
  changeCall(line, sid, { steps: [...steps, { at: line.engine.now(), verb, text }] });
}

export function noteProblem(line: Line, sid: string, problem: string): void {
  const { problems } = line.calls.get(sid)!;
  changeCall(line, sid, { problems: [...problems, problem] });
}

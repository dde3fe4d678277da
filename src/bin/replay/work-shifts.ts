import type { SimulatedAgent } from '../simulated/agent';
import type { Clock } from '../simulated/clock';
import type { Shift } from './timetable';

/** The agent comes and goes by the timetable; resolves after the last shift, or when the signal is aborted. */
export async function workShifts(
  agent: SimulatedAgent,
  shifts: readonly Shift[],
  { clock, begin, signal }: { readonly clock: Clock; readonly begin: number; readonly signal: AbortSignal },
): Promise<void> {
  for (const { from, to } of shifts) {
    if (!(await clock.until(begin + from, signal))) return;
    await agent.arrive();
    const isOver = await clock.until(begin + to, signal);
    await agent.leave();
    if (!isOver) return;
  }
}

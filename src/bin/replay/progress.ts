import type { Clock } from '../simulated/clock';
import { printLocalTime } from './local-time';
import type { ReplayPlan } from './read-input';

/** How far a replay is. */
export interface Progress {
  placed: number;
  /** Their lines are dead. */
  ended: number;
  /** Their interactions have an outcome. */
  closed: number;
}

const EVERY_MS = 10_000;

/** Says every ten seconds where the replay stands, until the signal is aborted. */
export async function tellProgress(
  progress: Progress,
  { window, speed, schedule }: ReplayPlan,
  {
    clock,
    begin,
    say,
  }: { readonly clock: Clock; readonly begin: number; readonly say: (line: string) => void },
  signal: AbortSignal,
): Promise<void> {
  while (await clock.until(clock.now() + EVERY_MS, signal)) {
    const { placed, ended, closed } = progress;
    const time = printLocalTime(
      window.from + Math.round((clock.now() - begin) / 1_000) * 1_000 * speed,
    ).slice(11);
    say(
      `${time.padEnd(8)}  ${placed} of ${schedule.placed.length} placed, ${placed - ended} on the line, ${closed} closed`,
    );
  }
}

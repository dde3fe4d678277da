import type { EmulatorClock } from '../../src/emulator';

/** The emulator's clock: the real one, moved on by what the test has forwarded. */
export class TestClock implements EmulatorClock {
  offset = 0;
  private due: { instant: number; wake: () => void; timer: NodeJS.Timeout } | null = null;

  now(): number {
    return Date.now() + this.offset;
  }

  wakeAt(instant: number | null, wake: () => void): void {
    if (this.due) clearTimeout(this.due.timer);
    this.due = instant === null ? null : { instant, wake, timer: this.timer(instant, wake) };
  }

  private timer(instant: number, wake: () => void): NodeJS.Timeout {
    return setTimeout(wake, Math.min(Math.max(0, instant - this.now()), 2 ** 31 - 1)).unref();
  }

  /** Moves on, and lets happen what has become due. */
  forward(ms: number): void {
    this.offset += ms;
    const { due } = this;
    if (due === null) return;
    clearTimeout(due.timer);
    if (due.instant <= this.now()) due.wake();
    else due.timer = this.timer(due.instant, due.wake);
  }
}

const UNITS: Record<string, number> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `'90 seconds'`, `'1 hour'`: what a test says. */
export function durationMs(text: string): number {
  const [amount, unit] = text.split(' ');
  const ms = UNITS[(unit ?? '').replace(/s$/, '')];
  if (ms === undefined) throw new Error(`Not a duration: ${text}`);
  return Number(amount) * ms;
}

const BEAT_MS = 50;
const LATE_MS = 200;

/** Notes when this process was not given the processor: then nobody on this machine can be held to seconds. */
export class Metronome {
  readonly stalls: { from: number; to: number }[] = [];
  private last = Date.now();
  private readonly timer = setInterval(() => this.beat(), BEAT_MS);

  stop = (): void => clearInterval(this.timer);

  private beat(): void {
    const now = Date.now();
    if (now - this.last > BEAT_MS + LATE_MS) this.stalls.push({ from: this.last + BEAT_MS, to: now });
    this.last = now;
  }
}

import { setTimeout as wait } from 'node:timers/promises';

/** The story's time runs faster than the room's: everything real takes so many times less. */
export class StoryClock {
  constructor(
    readonly speed: number,
    private readonly begunAt: number = Date.now(),
  ) {}

  /** `01:05`: minutes and seconds of the story at an instant. */
  at(instant: number): string {
    const seconds = Math.max(0, Math.round(((instant - this.begunAt) * this.speed) / 1000));
    const pad = (n: number): string => String(n).padStart(2, '0');
    return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
  }

  /** Waits for so much of the story's time. */
  pass(storyMs: number): Promise<void> {
    return wait(storyMs / this.speed);
  }
}

import type { Clock } from './clock';
import type { FloorEvent } from './floor-event';
import type { Dialled, PhoneLine } from './phone-line';

/** How a caller behaves. Milliseconds. */
export interface CallerHabits {
  /** Hangs up after waiting this long; null waits until somebody answers or the centre ends the call. */
  readonly patienceMs: number | null;
  /** Hangs up after talking this long. */
  readonly talkMs: number;
}

/**
 * How a call ended, as its caller lived it: hung up before anybody answered, hung up after talking, or was told
 * something and cut off before anybody answered.
 */
export interface CallEnd {
  readonly how: 'gave_up' | 'talked' | 'ended_by_centre';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface CallerSettings {
  readonly line: PhoneLine;
  readonly clock: Clock;
  /** Aborted, the caller hangs up at once. */
  readonly signal: AbortSignal;
}

/** A caller who hears nothing for so long looks whether the line is dead. */
const LISTEN_MS = 5_000;
/** The centre's last words take no time: the line is dead soon after the caller has left the queue. */
const LAST_WORDS_MS = 250;

/** One simulated caller on the line. */
export class Caller {
  private isAnswered = false;
  private isOutOfQueue = false;
  private wake = new AbortController();
  /** Resolves when the line is dead. Rejects with PhoneLineError. */
  readonly end: Promise<CallEnd>;

  private constructor(
    private readonly settings: CallerSettings,
    private readonly habits: CallerHabits,
    readonly callSid: string,
    /** When the caller dialled, in milliseconds since the epoch. */
    readonly dialledAt: number,
  ) {
    this.end = this.live().then((how) => ({ how, at: settings.clock.now() }));
    this.end.catch(() => undefined);
  }

  /** Dials. Throws PhoneLineError. */
  static async dial(settings: CallerSettings, dialled: Dialled, habits: CallerHabits): Promise<Caller> {
    const dialledAt = settings.clock.now();
    const callSid = await settings.line.call(dialled);
    return new Caller(settings, habits, callSid, dialledAt);
  }

  /** An agent is on the line; resolves when the conversation is over. Rejects with PhoneLineError. */
  async talk(): Promise<void> {
    this.isAnswered = true;
    this.wake.abort();
    await this.end;
  }

  /** Takes note of what TaskRouter did with this call. */
  notice({ type }: FloorEvent): void {
    this.isAnswered ||= type === 'reservation.accepted';
    this.isOutOfQueue ||= type === 'task.canceled' || type === 'task.completed';
    this.wake.abort();
  }

  private async live(): Promise<CallEnd['how']> {
    const { clock, line, signal } = this.settings;
    let givesUpAt = this.habits.patienceMs === null ? Infinity : this.dialledAt + this.habits.patienceMs;
    let looksAt = this.dialledAt + LISTEN_MS;
    while (!this.isAnswered && !signal.aborted) {
      await this.rest(Math.min(givesUpAt, looksAt));
      const isPatient = clock.now() < givesUpAt;
      if (this.isAnswered || signal.aborted) break;
      if (isPatient && !this.isOutOfQueue && clock.now() < looksAt) continue;
      const state = await line.read(this.callSid);
      if (state.isOver) return 'ended_by_centre';
      if (!isPatient && !state.isAnswered) break;
      // Answered a moment ago: the agent is about to speak.
      if (state.isAnswered) givesUpAt = Infinity;
      looksAt = clock.now() + (this.isOutOfQueue ? LAST_WORDS_MS : LISTEN_MS);
    }
    if (this.isAnswered) await clock.until(clock.now() + this.habits.talkMs, signal);
    const wasOnTheLine = await line.hangUp(this.callSid);
    if (this.isAnswered) return 'talked';
    return wasOnTheLine ? 'gave_up' : 'ended_by_centre';
  }

  /** Until an instant, or until there is news. */
  private async rest(until: number): Promise<void> {
    const { clock, signal } = this.settings;
    this.wake = new AbortController();
    await clock.until(until, AbortSignal.any([signal, this.wake.signal]));
  }
}

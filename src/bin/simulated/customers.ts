import { Caller, type CallerHabits, type CallerSettings } from './caller';
import type { FloorEvent } from './floor-event';
import type { Dialled } from './phone-line';

/** Everybody who has called, by call. */
export class Customers {
  private readonly callers = new Map<string, Caller>();
  private readonly dialling = new Set<Promise<Caller>>();

  constructor(private readonly settings: CallerSettings) {}

  /** Throws PhoneLineError. */
  async dial(dialled: Dialled, habits: CallerHabits): Promise<Caller> {
    const dialling = Caller.dial(this.settings, dialled, habits);
    this.dialling.add(dialling);
    try {
      const caller = await dialling;
      this.callers.set(caller.callSid, caller);
      return caller;
    } finally {
      this.dialling.delete(dialling);
    }
  }

  /** The caller of a call, or null when somebody else made it. */
  async find(callSid: string): Promise<Caller | null> {
    // An agent may answer before the caller's own telephone says that it rings.
    if (!this.callers.has(callSid)) await Promise.allSettled(this.dialling);
    return this.callers.get(callSid) ?? null;
  }

  notice(event: FloorEvent): void {
    if (event.callSid !== null) this.callers.get(event.callSid)?.notice(event);
  }
}

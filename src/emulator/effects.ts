/** Something that was done because somebody asked for it, and has happened. */
export interface Effect {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly instant: number;
  /** `tasks.create`, `reservations.update`, `calls.hangup`, … */
  readonly operation: string;
  readonly sid: string;
}

/** What was done, in order, for checkers that compare it with what was answered. */
export interface EffectLog {
  add(instant: number, operation: string, sid: string): void;
  /** Effects after a sequence number, at most as many as are kept. */
  since(seq: number): Effect[];
  all(): readonly Effect[];
}

/** How many effects are kept. */
const KEPT = 100_000;

export function createEffectLog(saved: readonly Effect[] = []): EffectLog {
  const effects = [...saved];
  let last = effects.at(-1)?.seq ?? 0;
  return {
    add: (instant, operation, sid) => {
      last += 1;
      effects.push({ seq: last, instant, operation, sid });
      if (effects.length > KEPT * 1.1) effects.splice(0, effects.length - KEPT);
    },
    since: (seq) => effects.filter((effect) => effect.seq > seq),
    all: () => effects,
  };
}

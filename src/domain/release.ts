import type { InteractionId } from './ids';
import type { Instant } from './json';

/** How often those who wait for an opening are looked at. */
export const RELEASE_EVERY_MS = 30_000;

/** An interaction that is held, as lists show it: a moment behind. */
export interface HeldInteraction {
  readonly interactionId: InteractionId;
  readonly queue: string;
  readonly priority: number | null;
  readonly slaDueAt: Instant | null;
  readonly startedAt: Instant;
}

/** How a queue stands in TaskRouter. */
export interface QueueLoad {
  /** Agents of it in an available status, busy or not. */
  readonly available: number;
  /** Tasks in it that nobody has accepted. */
  readonly waiting: number;
}

/** A queue that was let go on, and what of it still waits. */
export interface QueueRelease {
  readonly queue: string;
  readonly held: number;
  readonly released: number;
  /** Set when somebody has paused it: nobody more was let in. */
  readonly isPaused?: true;
  /** Set when TaskRouter did not say how the queue stands: nobody was let in. */
  readonly isLoadUnknown?: true;
}

export interface Released {
  readonly queues: readonly QueueRelease[];
}

/** Past everything that is due. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Who comes first: whose clock runs out first, then who has the higher priority, then who has waited longest. */
export const inOrder = (held: readonly HeldInteraction[]): HeldInteraction[] =>
  [...held].sort(
    (a, b) =>
      (a.slaDueAt ?? NEVER) - (b.slaDueAt ?? NEVER) ||
      (b.priority ?? 0) - (a.priority ?? 0) ||
      a.startedAt - b.startedAt,
  );

/** How many may come in: as many as there are agents, less those who wait in the queue already. */
export const roomIn = ({ available, waiting }: QueueLoad): number => Math.max(0, available - waiting);

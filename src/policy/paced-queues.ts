import type { Instant } from '../domain/json';
import { openingAt } from './calendars';
import type { Policy } from './policy';
import { hoursOf, isQueueOpen, opensAt } from './queue-hours';

/** A queue that lets in by and by who was held for its opening, as it is at an instant. */
export interface PacedQueue {
  readonly queue: string;
  readonly isOpen: boolean;
  /** Since when it is open; null while it is closed, and for one that no calendar closes. */
  readonly openedAt: Instant | null;
  /** When it opens next; null while it is open, and where no calendar knows. */
  readonly opensAt: Instant | null;
  /** So long after the opening whoever is left goes on by themselves. */
  readonly withinMs: number;
}

export const pacedQueues = (policy: Policy, at: Instant): PacedQueue[] =>
  policy.queues.flatMap((queue) => {
    if (queue.releaseWithinMs === null) return [];
    const isOpen = isQueueOpen(policy, queue, at);
    const hours = hoursOf(policy, queue);
    return {
      queue: queue.name,
      isOpen,
      openedAt: isOpen && hours !== null ? openingAt(hours, at) : null,
      opensAt: isOpen ? null : opensAt(policy, queue, at),
      withinMs: queue.releaseWithinMs,
    };
  });

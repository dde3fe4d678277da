import type { Task } from '../tasks/task';
import type { QueueOrder } from '../workspaces/workspace';
import type { Order } from './sorted-list';

const byAge: Order<Task> = (one, other) =>
  one.virtualStartTime - other.virtualStartTime || one.sequence - other.sequence;

const byPriority: Order<Task> = (one, other) => other.priority - one.priority;

/**
 * Which of two tasks of one queue goes first. FIFO: the higher priority, then the older. LIFO: the newer, whatever
 * its priority (twilio.com/docs/taskrouter/queue-ordering-last-first-out-lifo).
 */
export const orderWithinQueue: Record<QueueOrder, Order<Task>> = {
  FIFO: (one, other) => byPriority(one, other) || byAge(one, other),
  LIFO: (one, other) => byAge(other, one),
};

/** Which of two queues' first tasks goes first: the higher priority, then the workspace's PrioritizeQueueOrder. */
export const orderAcrossQueues: Record<QueueOrder, Order<Task>> = {
  FIFO: orderWithinQueue.FIFO,
  LIFO: (one, other) => byPriority(one, other) || byAge(other, one),
};

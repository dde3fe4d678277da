import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { queueFriendlyName } from '../../domain/resource-names';
import type { QueueLoadPort } from './port';
import { askTwilio } from './to-outside-error';

/** Two calls: TaskRouter's statistics are asked by SID. */
export const createQueueLoad = (workspace: WorkspaceContext): QueueLoadPort => ({
  loadOf: (queue) =>
    askTwilio('read the load of a queue', async () => {
      const [found] = await workspace.taskQueues.list({ friendlyName: queueFriendlyName(queue), limit: 1 });
      if (found === undefined) return null;
      const now = await workspace.taskQueues(found.sid).realTimeStatistics().fetch();
      const tasks = now.tasksByStatus as Readonly<Record<string, number>>;
      return {
        available: now.totalAvailableWorkers,
        waiting: (tasks['pending'] ?? 0) + (tasks['reserved'] ?? 0),
      };
    }),
});

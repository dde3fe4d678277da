import type { TaskRouterPort } from '../../adapters/taskrouter/port';
import type { ActionResults } from '../../domain/facts';
import type { ActionBegun } from '../port';
import { untilUndisturbed } from './conflicts';

/** Writes into a task that somebody has: their desktop shows it. A task that nobody has is left alone: a write re-routes it. */
export const createNudgeAgent =
  (taskRouter: TaskRouterPort) =>
  ({ taskSid, since }: ActionBegun<'nudgeAgent'>): Promise<ActionResults['nudgeAgent']> =>
    untilUndisturbed(async () => {
      const task = await taskRouter.readTask(taskSid);
      if (task?.status !== 'assigned') return {};
      const attributes = {
        ...task.attributes,
        nudge: { customer_waits_since: new Date(since).toISOString() },
      };
      await taskRouter.writeTask(taskSid, { attributes, priority: null }, task.version);
      return {};
    });

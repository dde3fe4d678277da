import type { TaskRouterPort } from '../../adapters/taskrouter/port';
import type { ActionResults } from '../../domain/facts';
import type { ActionBegun } from '../port';
import { untilUndisturbed } from './conflicts';
import { isWaiting } from './move-to-step';
import { readWhole } from './read-task';

/** Adds what the CRM told late to the task of an agent who has it; a waiting task is left alone, a write re-routes it. */
export const createWriteProfile =
  (taskRouter: TaskRouterPort) =>
  (action: ActionBegun<'writeProfile'>): Promise<ActionResults['writeProfile']> =>
    untilUndisturbed(async () => {
      const { task, reading } = await readWhole(taskRouter, action.taskSid);
      if (task === null || isWaiting(reading)) return {};
      const attributes = { ...task.attributes, ...action.attributes };
      await taskRouter.writeTask(task.taskSid, { attributes, priority: null }, task.version);
      return {};
    });

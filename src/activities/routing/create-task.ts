import type { TaskRouterPort } from '../../adapters/taskrouter/port';
import { ringClassOf } from '../../domain/channel';
import type { ActionResults } from '../../domain/facts';
import { routingKeys, taskAttributes } from '../../policy';
import type { CurrentPolicy } from '../current-policy';
import type { ActionBegun } from '../port';
import { readingOf } from './read-task';

export interface CreateTaskDependencies {
  readonly taskRouter: TaskRouterPort;
  readonly currentPolicy: () => Promise<CurrentPolicy>;
}

/** Makes one routing task. Not idempotent: after an unknown outcome the process looks before it asks again. */
export const createCreateTask =
  ({ taskRouter, currentPolicy }: CreateTaskDependencies) =>
  async (action: ActionBegun<'createTask'>): Promise<ActionResults['createTask']> => {
    const { policy, routingPlans } = await currentPolicy();
    const { attributes, defects } = taskAttributes({
      attributes: action.attributes,
      routingKeys: routingKeys(policy),
      throughline: action.keys,
      customerId: action.customerId,
      source: action.source,
    });
    const task = await taskRouter.createTask({
      routingPlan: routingPlans[ringClassOf(action.channel)],
      taskChannel: action.channel,
      attributes,
      priority: action.priority,
      timeoutSeconds: action.timeoutSeconds,
      ...(action.virtualStartTime !== null && { virtualStartTime: action.virtualStartTime }),
    });
    return { reading: readingOf(task, []), defects };
  };

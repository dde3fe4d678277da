import type { NewRoutingTask, TaskRouterPort } from '../../adapters/taskrouter/port';
import { ringClassOf } from '../../domain/channel';
import type { QualityDefect } from '../../domain/decision';
import type { ActionResults } from '../../domain/facts';
import { routingKeys, taskAttributes } from '../../policy';
import type { CurrentPolicy } from '../current-policy';
import type { ActionBegun } from '../port';
import { readingOf } from './read-task';

export interface CreateTaskDependencies {
  readonly taskRouter: TaskRouterPort;
  readonly currentPolicy: () => Promise<CurrentPolicy>;
}

/** What a leg's task is to say, whoever makes it. */
export function layOut(
  action: ActionBegun<'createTask'> | ActionBegun<'inviteAgent'>,
  { policy, routingPlans }: CurrentPolicy,
): { task: NewRoutingTask; defects: readonly QualityDefect[] } {
  const { attributes, defects } = taskAttributes({
    attributes: action.attributes,
    routingKeys: routingKeys(policy),
    throughline: action.keys,
    customerId: action.customerId,
    source: action.source,
  });
  const task = {
    routingPlan: routingPlans[ringClassOf(action.channel)],
    taskChannel: action.channel,
    attributes,
    priority: action.priority,
    timeoutSeconds: action.timeoutSeconds,
  };
  return { task, defects };
}

/** Makes one routing task. Not idempotent: after an unknown outcome the process looks before it asks again. */
export const createCreateTask =
  ({ taskRouter, currentPolicy }: CreateTaskDependencies) =>
  async (action: ActionBegun<'createTask'>): Promise<ActionResults['createTask']> => {
    const { task: wanted, defects } = layOut(action, await currentPolicy());
    const task = await taskRouter.createTask({
      ...wanted,
      ...(action.virtualStartTime !== null && { virtualStartTime: action.virtualStartTime }),
    });
    return { reading: readingOf(task, []), defects, releasesInTask: true };
  };

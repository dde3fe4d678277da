import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { given } from '../../../../http/parameters';
import { representTask } from './representation';

export const listTasks: Operation = {
  name: 'tasks.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Tasks',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { query, base } = request;
    const filters = given({
      assignmentStatus: query.list('AssignmentStatus'),
      priority: query.whole('Priority'),
      workflowSid: query.filled('WorkflowSid'),
      workflowName: query.filled('WorkflowName'),
      taskQueueSid: query.filled('TaskQueueSid'),
      taskQueueName: query.filled('TaskQueueName'),
      routingTarget: query.filled('RoutingTarget'),
      evaluateTaskAttributes: query.filled('EvaluateTaskAttributes'),
      ordering: query.filled('Ordering'),
    });
    const hasAddons = query.flag('HasAddons') ?? false;
    return paged(request, {
      items: hasAddons ? [] : emulator.engine.tasks.list(workspaceSid, filters),
      key: 'tasks',
      represent: (task) => representTask(emulator, base, workspaceSid, task),
    });
  },
};

import { isDeepStrictEqual } from 'node:util';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskQueueInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/taskQueue';
import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';
import { routingPlanName } from '../../domain/channel';
import type { RingClass } from '../../domain/channel';
import { asRoutingPlanSid } from '../../domain/ids';
import type { RoutingPlanSid } from '../../domain/ids';
import type { CompiledPlans, RoutingPlan, RoutingQueue } from '../../domain/routing-plan';
import { OutsideError } from '../outside-error';
import { planConfiguration } from './plan-configuration';
import type { QueueSidOf } from './plan-configuration';
import { isOurs, queueFriendlyName, queueNameOf } from '../../domain/resource-names';
import { askTwilio } from './to-outside-error';

export interface AppliedPlans {
  readonly routingPlans: Readonly<Record<RingClass, RoutingPlanSid>>;
  /** What was changed, in words, in order; empty when the workspace agreed already. */
  readonly written: readonly string[];
}

interface Applying {
  readonly workspace: WorkspaceContext;
  readonly written: string[];
}

async function writeQueue(
  { workspace, written }: Applying,
  { name, agents }: RoutingQueue,
  existing: TaskQueueInstance | undefined,
): Promise<string> {
  if (existing === undefined) {
    const queue = { friendlyName: queueFriendlyName(name), targetWorkers: agents };
    const { sid } = await askTwilio(`create the queue ${name}`, () => workspace.taskQueues.create(queue));
    written.push(`created queue ${name}`);
    return sid;
  }
  if (existing.targetWorkers !== agents) {
    // An item of a list does not keep its own SID (twilio 6.2.0), so it cannot update itself.
    await askTwilio(`update the queue ${name}`, () =>
      workspace.taskQueues(existing.sid).update({ targetWorkers: agents }),
    );
    written.push(`updated queue ${name}`);
  }
  return existing.sid;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writePlan(
  { workspace, written }: Applying,
  plan: RoutingPlan,
  assignmentCallbackUrl: string,
  queueSidOf: QueueSidOf,
  existing: WorkflowInstance | undefined,
): Promise<RoutingPlanSid> {
  const configuration = planConfiguration(plan, queueSidOf);
  const name = routingPlanName(plan.ringClass);
  const wanted = {
    configuration: JSON.stringify(configuration),
    assignmentCallbackUrl,
    taskReservationTimeout: plan.ringSeconds,
  };
  if (existing === undefined) {
    const { sid } = await askTwilio(`create the routing plan ${name}`, () =>
      workspace.workflows.create({ friendlyName: name, ...wanted }),
    );
    written.push(`created routing plan ${name}`);
    return asRoutingPlanSid(sid);
  }
  const agrees =
    isDeepStrictEqual(parseJson(existing.configuration), configuration) &&
    existing.assignmentCallbackUrl === assignmentCallbackUrl &&
    existing.taskReservationTimeout === plan.ringSeconds;
  if (!agrees) {
    await askTwilio(`update the routing plan ${name}`, () =>
      workspace.workflows(existing.sid).update(wanted),
    );
    written.push(`updated routing plan ${name}`);
  }
  return asRoutingPlanSid(existing.sid);
}

/** A queue that no plan names any more goes once it is empty; TaskRouter has the last word. */
async function deleteIfEmpty({ workspace, written }: Applying, queue: TaskQueueInstance): Promise<void> {
  const name = queueNameOf(queue.friendlyName);
  const tasks = await askTwilio(`list the tasks of the queue ${name}`, () =>
    workspace.tasks.list({ taskQueueSid: queue.sid, limit: 1 }),
  );
  if (tasks.length > 0) return;
  try {
    await askTwilio(`delete the queue ${name}`, () => workspace.taskQueues(queue.sid).remove());
    written.push(`deleted queue ${name}`);
  } catch (error) {
    if (!(error instanceof OutsideError && error.outcome === 'refused')) throw error;
  }
}

/** One resource of each name, the oldest, so that every apply finds the same one. */
const byName = <Resource extends { friendlyName: string; dateCreated: Date }>(
  resources: readonly Resource[],
) =>
  new Map(
    [...resources]
      .sort((a, b) => b.dateCreated.getTime() - a.dateCreated.getTime())
      .map((resource) => [resource.friendlyName, resource]),
  );

async function writePlans(
  applying: Applying,
  plans: CompiledPlans['plans'],
  assignmentCallbackUrl: string,
  queueSidOf: QueueSidOf,
): Promise<AppliedPlans['routingPlans']> {
  const existing = byName(
    await askTwilio('list the routing plans', () => applying.workspace.workflows.list({ pageSize: 1_000 })),
  );
  const write = (plan: RoutingPlan) =>
    writePlan(
      applying,
      plan,
      assignmentCallbackUrl,
      queueSidOf,
      existing.get(routingPlanName(plan.ringClass)),
    );
  return {
    voice: await write(plans.voice),
    messaging: await write(plans.messaging),
    email: await write(plans.email),
  };
}

/**
 * Makes a workspace route by the compiled plans. Touches only queues and workflows named `throughline/…`, writes only what
 * differs, and so may be repeated at any time, after a failure half-way, too. Waiting tasks keep the place they have:
 * they are not routed anew. Queues that the plans do not name are deleted once no task is in them. Throws OutsideError.
 */
export async function applyRoutingPlans(
  workspace: WorkspaceContext,
  { queues, plans }: CompiledPlans,
  { assignmentCallbackUrl }: { readonly assignmentCallbackUrl: string },
): Promise<AppliedPlans> {
  const applying: Applying = { workspace, written: [] };
  const existing = byName(
    await askTwilio('list the queues', () => workspace.taskQueues.list({ pageSize: 1_000 })),
  );
  const sids = new Map<string, string>();
  for (const queue of queues) {
    sids.set(queue.name, await writeQueue(applying, queue, existing.get(queueFriendlyName(queue.name))));
  }
  const queueSidOf: QueueSidOf = (name) => {
    const sid = sids.get(name);
    if (sid === undefined) throw new Error(`The plans name the queue ${name}, which they do not list.`);
    return sid;
  };
  const routingPlans = await writePlans(applying, plans, assignmentCallbackUrl, queueSidOf);
  const unused = [...existing.values()].filter(
    ({ friendlyName }) => isOurs(friendlyName) && !sids.has(queueNameOf(friendlyName)),
  );
  for (const queue of unused) await deleteIfEmpty(applying, queue);
  return { routingPlans, written: applying.written };
}

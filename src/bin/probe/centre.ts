import type { Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';

/** One service that can be asked: Twilio, or the emulator. */
export interface Service {
  readonly client: Twilio;
  pause(seconds: number): Promise<void>;
}

type Target = Readonly<Record<string, unknown>>;

interface Filter {
  readonly expression?: string;
  readonly targets: readonly Target[];
}

/** A workspace made for one question, with what most questions begin with. */
export interface Centre extends Service {
  readonly workspace: WorkspaceContext;
  /** Where the workspace is, for requests that the SDK does not make. */
  readonly url: string;
  /** The SID of a new queue. */
  queue(name: string, targetWorkers?: string): Promise<string>;
  /** The SID of a new workflow. */
  plan(filters: readonly Filter[], defaultQueue?: string): Promise<string>;
  /** The SID of a new worker; available unless told. */
  agent(attributes?: object, options?: { available?: boolean }): Promise<string>;
  /** A new task, read again once it has been routed. */
  task(workflowSid: string, attributes?: object): Promise<TaskInstance>;
  /** Has the worker who is offered a task accept it. Throws when nobody is. */
  accept(taskSid: string): Promise<void>;
  /** The name of the queue that a task stands in. */
  queueOf(taskSid: string): Promise<string>;
}

/** How long TaskRouter may need until what was done can be read. */
export const SETTLED = 2;

/** Makes a workspace in the account, asks in it, and deletes it, whatever happened. */
export async function inNewCentre<Result>(
  service: Service,
  ask: (centre: Centre) => Promise<Result>,
): Promise<Result> {
  const { workspaces } = service.client.taskrouter.v1;
  const { sid, url } = await workspaces.create({ friendlyName: 'throughline probe' });
  try {
    return await ask(await furnish(service, workspaces(sid), url));
  } finally {
    await workspaces(sid).remove();
  }
}

async function furnish(service: Service, workspace: WorkspaceContext, url: string): Promise<Centre> {
  const activities = await workspace.activities.list();
  const available = activities.find((activity) => activity.available)!;
  const offline = activities.find((activity) => !activity.available)!;
  let agents = 0;
  return {
    ...service,
    workspace,
    url,
    queue: async (friendlyName, targetWorkers = '1==1') =>
      (await workspace.taskQueues.create({ friendlyName, targetWorkers })).sid,
    plan: async (filters, defaultQueue) => {
      const fallback = defaultQueue && { default_filter: { queue: defaultQueue } };
      const configuration = JSON.stringify({ task_routing: { filters, ...fallback } });
      return (await workspace.workflows.create({ friendlyName: 'plan', configuration })).sid;
    },
    agent: async (attributes = {}, options = {}) => {
      agents += 1;
      const { sid } = await workspace.workers.create({
        friendlyName: `agent ${agents}`,
        attributes: JSON.stringify(attributes),
        activitySid: (options.available === false ? offline : available).sid,
      });
      return sid;
    },
    task: async (workflowSid, attributes = {}) => {
      const { sid } = await workspace.tasks.create({ workflowSid, attributes: JSON.stringify(attributes) });
      await service.pause(SETTLED);
      return workspace.tasks(sid).fetch();
    },
    accept: async (taskSid) => {
      const [offer] = await workspace.tasks(taskSid).reservations.list();
      if (offer === undefined) throw new Error('The task was not offered.');
      await workspace.tasks(taskSid).reservations(offer.sid).update({ reservationStatus: 'accepted' });
    },
    queueOf: async (taskSid) => (await workspace.tasks(taskSid).fetch()).taskQueueFriendlyName,
  };
}

/** `refused: 400, 20001` for what Twilio says no to; anything else that goes wrong is thrown on. */
export async function orRefusal(answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch (error) {
    const { status, code } = error as { status?: unknown; code?: unknown };
    if (typeof status !== 'number' || status >= 500 || status === 429) throw error;
    return `refused: ${status}, ${String(code)}`;
  }
}

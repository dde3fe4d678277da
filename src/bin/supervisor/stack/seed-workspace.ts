import type { Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { CAPACITIES, LOCAL_AGENTS, type LocalAgent } from './agents';

export const WORKSPACE_NAME = 'throughline';

export interface SeededWorkspace {
  readonly workspaceSid: string;
  /** Worker SIDs by the agents' names. */
  readonly agents: Readonly<Record<string, string>>;
}

const AVAILABLE = 'Available';

const findOrCreateWorkspace = async (client: Twilio, eventCallbackUrl: string): Promise<string> => {
  const [known] = await client.taskrouter.v1.workspaces.list({ friendlyName: WORKSPACE_NAME, limit: 1 });
  if (known === undefined) {
    const created = await client.taskrouter.v1.workspaces.create({
      friendlyName: WORKSPACE_NAME,
      eventCallbackUrl,
      prioritizeQueueOrder: 'FIFO',
    });
    return created.sid;
  }
  if (known.eventCallbackUrl !== eventCallbackUrl) {
    await client.taskrouter.v1.workspaces(known.sid).update({ eventCallbackUrl });
  }
  return known.sid;
};

/** TaskRouter brings the channels default, voice, chat, sms and video; the others are made. */
const addTaskChannels = async (workspace: WorkspaceContext): Promise<void> => {
  const known = new Set((await workspace.taskChannels.list()).map((channel) => channel.uniqueName));
  for (const uniqueName of Object.keys(CAPACITIES).filter((name) => !known.has(name))) {
    await workspace.taskChannels.create({ friendlyName: uniqueName, uniqueName });
  }
};

const attributesOf = ({ name, skills, levels, languages }: LocalAgent): string =>
  JSON.stringify({ contact_uri: `client:${name}`, routing: { skills, levels }, languages });

const addAgent = async (
  workspace: WorkspaceContext,
  agent: LocalAgent,
  activitySid: string,
): Promise<string> => {
  const { sid } = await workspace.workers.create({
    friendlyName: agent.name,
    activitySid,
    attributes: attributesOf(agent),
  });
  const channels = workspace.workers(sid).workerChannels;
  for (const [channel, capacity] of Object.entries(CAPACITIES)) await channels(channel).update({ capacity });
  return sid;
};

const addAgents = async (workspace: WorkspaceContext): Promise<Record<string, string>> => {
  const known = new Map((await workspace.workers.list()).map((worker) => [worker.friendlyName, worker.sid]));
  const [available] = await workspace.activities.list({ friendlyName: AVAILABLE, limit: 1 });
  if (available === undefined) throw new Error(`The workspace has no activity "${AVAILABLE}".`);
  const sids: Record<string, string> = {};
  for (const agent of LOCAL_AGENTS) {
    sids[agent.name] = known.get(agent.name) ?? (await addAgent(workspace, agent, available.sid));
  }
  return sids;
};

/**
 * Makes sure that the emulator's workspace has its channels and agents. What is there is left as it is, so a restart
 * changes nobody's status. Only the address of the event callback follows the API.
 */
export const seedWorkspace = async (client: Twilio, eventCallbackUrl: string): Promise<SeededWorkspace> => {
  const workspaceSid = await findOrCreateWorkspace(client, eventCallbackUrl);
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  await addTaskChannels(workspace);
  return { workspaceSid, agents: await addAgents(workspace) };
};

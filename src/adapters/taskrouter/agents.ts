import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { asAgentSid } from '../../domain/ids';
import type { AgentsPort } from './port';
import { parseAttributes } from './rest';
import { orNull } from './to-outside-error';

/** What agents are doing, as TaskRouter has it. */
export const createAgents = (workspace: WorkspaceContext): AgentsPort => ({
  readAgent: async (agentSid, channel) => {
    const worker = workspace.workers(agentSid);
    const [agent, room] = await Promise.all([
      orNull('read an agent', () => worker.fetch()),
      orNull('read what an agent can take', () => worker.workerChannels(channel).fetch()),
    ]);
    return (
      agent && {
        agentSid: asAgentSid(agent.sid),
        agentName: agent.friendlyName,
        isAvailable: agent.available,
        hasRoom: room !== null && room.available && room.availableCapacityPercentage > 0,
        attributes: parseAttributes(agent.attributes),
      }
    );
  },
});

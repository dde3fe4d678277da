import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { askTwilio } from '../../adapters/taskrouter/to-outside-error';
import { SimulatedAgent, type AgentSettings } from './agent';

/** Somebody who takes calls. */
export interface Person {
  readonly name: string;
  /** The worker's attributes. */
  readonly attributes: object;
}

/** The statuses that TaskRouter gives every new workspace. */
async function statusesOf(workspace: WorkspaceContext): Promise<AgentSettings['statuses']> {
  const activities = await askTwilio('list activities', () => workspace.activities.list());
  const sidOf = (name: string): string => {
    const activity = activities.find(({ friendlyName }) => friendlyName === name);
    if (activity === undefined) throw new Error(`The workspace has no activity "${name}".`);
    return activity.sid;
  };
  return { available: sidOf('Available'), offline: sidOf('Offline') };
}

/** Ends what a worker of an earlier run, which was killed, still holds; or it would never be free again. */
async function endLeftOvers(workspace: WorkspaceContext, workerSid: string): Promise<void> {
  const { reservations } = workspace.workers(workerSid);
  for (const reservationStatus of ['accepted', 'wrapping'] as const) {
    const held = await reservations.list({ reservationStatus });
    for (const { sid } of held) await reservations(sid).update({ reservationStatus: 'completed' });
  }
}

/** One call at a time, and nothing else. */
async function takeCallsOnly(workspace: WorkspaceContext, workerSid: string): Promise<void> {
  const { workerChannels } = workspace.workers(workerSid);
  for (const { taskChannelUniqueName } of await workerChannels.list()) {
    const capacity = taskChannelUniqueName === 'voice' ? 1 : 0;
    await workerChannels(taskChannelUniqueName).update({ capacity });
  }
}

/**
 * A worker for each person, offline until they arrive; one that an earlier run left behind is taken over. Throws
 * OutsideError.
 */
export async function hireAgents(
  settings: Omit<AgentSettings, 'statuses'>,
  people: readonly Person[],
): Promise<readonly SimulatedAgent[]> {
  const { workspace } = settings;
  const statuses = await statusesOf(workspace);
  const known = new Map(
    (await askTwilio('list workers', () => workspace.workers.list())).map(({ friendlyName, sid }) => [
      friendlyName,
      sid,
    ]),
  );
  const agents: SimulatedAgent[] = [];
  for (const { name, attributes } of people) {
    const wanted = { attributes: JSON.stringify(attributes), activitySid: statuses.offline };
    const sid = await askTwilio('set up a worker', async () => {
      const old = known.get(name);
      const worker =
        old === undefined
          ? await workspace.workers.create({ friendlyName: name, ...wanted })
          : await workspace.workers(old).update(wanted);
      if (old !== undefined) await endLeftOvers(workspace, old);
      await takeCallsOnly(workspace, worker.sid);
      return worker.sid;
    });
    agents.push(new SimulatedAgent({ ...settings, statuses }, name, sid));
  }
  return agents;
}

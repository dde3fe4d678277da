import type { Twilio } from 'twilio';
import { createDirectoryPolicyStore } from '../../../src/adapters/policy-store/directory';
import { ASSIGNMENT_PATH, CONVERSATIONS_PATH, EVENTS_PATH, REPEATED } from '../../../src/bin/policy-target';
import { draftPolicy, publishPolicy } from '../../../src/bin/publish-policy';
import type { StackContext } from '../../../src/bin/supervisor/stack/context';
import { seedConversations } from '../../../src/bin/supervisor/stack/seed-conversations';
import type { SeededWorkspace } from '../../../src/bin/supervisor/stack/seed-workspace';
import { emulatorTwilio } from '../../../src/bin/supervisor/stack/twilio-client';
import { POLICY } from './policy';

/** Who works here: agents of either line, each with room for many at a time, so that waiting is the fault's doing. */
export const AGENTS: readonly { readonly name: string; readonly skills: readonly string[] }[] = [
  ...[1, 2, 3, 4, 5, 6].map((n) => ({ name: `first-${n}`, skills: ['first'] })),
  ...[1, 2, 3, 4].map((n) => ({ name: `second-${n}`, skills: ['second'] })),
];

export const CHANNELS = ['chat', 'sms', 'whatsapp', 'email'] as const;
const ROOM = 20;

/** The workspace of a campaign, and its policy in force. An agent who lets an offer pass stays at work. Twilio repeats what was refused. */
export async function prepareCentre(context: StackContext): Promise<SeededWorkspace> {
  const client = emulatorTwilio(context);
  const { workspaces } = client.taskrouter.v1;
  const { sid: workspaceSid } = await workspaces.create({
    friendlyName: 'chaos',
    eventCallbackUrl: `${context.publicUrl}${EVENTS_PATH}${REPEATED}`,
  });
  const workspace = workspaces(workspaceSid);
  const [available] = await workspace.activities.list({ friendlyName: 'Available', limit: 1 });
  await workspace.update({ timeoutActivitySid: available!.sid });
  await addChannels(workspace);
  await seedConversations(client, `${context.publicUrl}${CONVERSATIONS_PATH}`);
  const agents: Record<string, string> = {};
  for (const { name, skills } of AGENTS) agents[name] = await hire(workspace, name, skills, available!.sid);
  await publishPolicy(draftPolicy(POLICY, 'the campaign'), {
    workspace,
    store: createDirectoryPolicyStore(context.paths.policies, Date.now),
    assignmentCallbackUrl: `${context.publicUrl}${ASSIGNMENT_PATH}`,
    isInUse: () => Promise.resolve(false),
  });
  return { workspaceSid, agents };
}

type Workspace = ReturnType<Twilio['taskrouter']['v1']['workspaces']>;

async function addChannels(workspace: Workspace): Promise<void> {
  const known = new Set((await workspace.taskChannels.list()).map(({ uniqueName }) => uniqueName));
  for (const uniqueName of CHANNELS.filter((name) => !known.has(name))) {
    await workspace.taskChannels.create({ friendlyName: uniqueName, uniqueName });
  }
}

async function hire(
  workspace: Workspace,
  friendlyName: string,
  skills: readonly string[],
  activitySid: string,
): Promise<string> {
  const attributes = JSON.stringify({ skills });
  const { sid } = await workspace.workers.create({ friendlyName, activitySid, attributes });
  const { workerChannels } = workspace.workers(sid);
  for (const channel of [...CHANNELS, 'voice']) await workerChannels(channel).update({ capacity: ROOM });
  return sid;
}

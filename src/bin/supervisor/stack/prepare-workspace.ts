import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDirectoryPolicyStore } from '../../../adapters/policy-store/directory';
import { PolicyMissingError, type PolicyStore } from '../../../adapters/policy-store/port';
import { ASSIGNMENT_PATH, CONVERSATIONS_PATH, EVENTS_PATH, REPEATED } from '../../policy-target';
import { draftPolicy, publishPolicy, type PolicyDraft } from '../../publish-policy';
import { isPolicyInUse } from '../temporal/policy-in-use';
import type { StackContext } from './context';
import { seedConversations } from './seed-conversations';
import { seedWorkspace, type SeededWorkspace } from './seed-workspace';
import { emulatorTwilio } from './twilio-client';

/** In the project's folder: four levels above this one, compiled or not. */
const EXAMPLE_POLICY = join(__dirname, '../../../..', 'policies', 'saas-support.yaml');

/** The policy in force, or null when none was ever published. */
const policyInForce = async (store: PolicyStore): Promise<PolicyDraft | null> => {
  try {
    const { text, version } = await store.current();
    return { text, version, source: version };
  } catch (error) {
    if (error instanceof PolicyMissingError) return null;
    throw error;
  }
};

const prepareEmulator = async (context: StackContext, store: PolicyStore): Promise<SeededWorkspace> => {
  const client = emulatorTwilio(context);
  const seeded = await seedWorkspace(client, `${context.publicUrl}${EVENTS_PATH}${REPEATED}`);
  await seedConversations(client, `${context.publicUrl}${CONVERSATIONS_PATH}`);
  const draft =
    context.policy ??
    (await policyInForce(store)) ??
    draftPolicy(await readFile(EXAMPLE_POLICY, 'utf8'), EXAMPLE_POLICY);
  await publishPolicy(draft, {
    workspace: client.taskrouter.v1.workspaces(seeded.workspaceSid),
    store,
    assignmentCallbackUrl: `${context.publicUrl}${ASSIGNMENT_PATH}`,
    isInUse: (version) => isPolicyInUse(context.temporal, version),
  });
  return seeded;
};

/**
 * What must be in place before api and worker start: the emulator's workspace with its agents, routing by the policy
 * that was asked for, else by the one in force, else by the example. A live workspace is taken as it is: only
 * `throughline policy apply` changes one, and it must have done so (PolicyMissingError).
 */
export const prepareWorkspace = async (context: StackContext): Promise<SeededWorkspace> => {
  const store = createDirectoryPolicyStore(context.paths.policies, Date.now);
  if (context.twilio.kind === 'emulator') return prepareEmulator(context, store);
  await store.current();
  return { workspaceSid: context.twilio.workspaceSid, agents: {} };
};

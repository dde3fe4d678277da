import type { StackContext } from './context';
import { seedWorkspace, type SeededWorkspace } from './seed-workspace';
import { emulatorTwilio } from './twilio-client';

const EVENTS_PATH = '/v1/webhooks/twilio/taskrouter/events';

/**
 * What must be in place before api and worker start: the workspace with its agents. A live workspace is taken as it
 * is: only `throughline policy apply` changes one.
 */
export const prepareWorkspace = async (context: StackContext): Promise<SeededWorkspace> => {
  if (context.twilio.kind === 'live') return { workspaceSid: context.twilio.workspaceSid, agents: {} };
  return seedWorkspace(emulatorTwilio(context), `${context.publicUrl}${EVENTS_PATH}`);
};

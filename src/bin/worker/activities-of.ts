import { createActivities } from '../../activities';
import { createEscalationActivities, type EscalationActivities } from '../../activities/escalation';
import type { ReadBoard } from '../../activities/overrides/divert-at-once';
import type { Activities } from '../../activities/port';
import { createCalls } from '../../adapters/calls/rest';
import { createConversations } from '../../adapters/conversations/rest';
import { createBackend } from '../../adapters/crm/backend';
import { createAnswerLinks } from '../../adapters/paging/answer-links';
import { createPaging } from '../../adapters/paging/channels';
import { createDirectoryPolicyStore } from '../../adapters/policy-store/directory';
import { createAgents } from '../../adapters/taskrouter/agents';
import { createTwilioClient } from '../../adapters/taskrouter/client';
import { createTaskRouter } from '../../adapters/taskrouter/rest';
import { WEBHOOKS } from '../../api/contract/webhooks';
import { onPublicUrl } from '../../api/public-url';
import type { Records } from '../../records/port';
import { twilioSettings } from '../policy-target';
import type { readWorkerConfig } from '../../config/config';

/** Where Twilio tells of recordings; null: nowhere, so nothing is recorded. */
const recordingUrlOn = (publicUrl: string | null): string | null =>
  publicUrl === null ? null : onPublicUrl(publicUrl, WEBHOOKS.voice_recording.path);

/** What the interactions do outside, on the systems that the settings name. */
export function activitiesOf(
  { config, secrets }: ReturnType<typeof readWorkerConfig>,
  { served, turns }: Pick<Records, 'served' | 'turns'>,
  board: ReadBoard,
): Activities & EscalationActivities {
  const { client, workspace } = createTwilioClient(twilioSettings(config.twilio, secrets.twilio));
  const crm = createBackend({ baseUrl: config.backendUrl, token: secrets.backendToken });
  const paging = createPaging({ channels: secrets.channels, now: Date.now });
  const links =
    config.publicUrl === null || secrets.answerLinks.length === 0
      ? null
      : createAnswerLinks(config.publicUrl, secrets.answerLinks);
  const activities = createActivities({
    taskRouter: createTaskRouter(workspace),
    calls: createCalls(client, recordingUrlOn(config.publicUrl)),
    conversations: createConversations(client, config.twilio.workspaceSid),
    crm,
    backend: crm,
    policies: createDirectoryPolicyStore(config.policyDir, Date.now),
    knownAgents: { served, agents: createAgents(workspace) },
    board,
  });
  return { ...activities, ...createEscalationActivities(paging, crm, { turns, now: Date.now }, links) };
}

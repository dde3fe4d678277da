import { createTwilioClient } from '../../src/adapters/taskrouter/client';
import type { Twilio } from 'twilio';
import { ACCOUNT } from './account';
import { ADDRESSES } from './messaging-addresses';

/** A workspace as Flex has it, whose events are called back to the API. */
export async function createWorkspace(emulatorUrl: string, publicUrl: string) {
  const credentials = { authToken: ACCOUNT.authToken };
  const { client } = createTwilioClient({
    accountSid: ACCOUNT.sid,
    credentials,
    workspaceSid: '',
    baseUrl: emulatorUrl,
  });
  const workspace = await client.taskrouter.v1.workspaces.create({
    friendlyName: 'Flex Task Assignment',
    eventCallbackUrl: `${publicUrl}/v1/webhooks/twilio/taskrouter/events`,
  });
  const { sid } = workspace;
  for (const uniqueName of ['email', 'whatsapp']) {
    await client.taskrouter.v1.workspaces(sid).taskChannels.create({ friendlyName: uniqueName, uniqueName });
  }
  await configureMessaging(client, `${publicUrl}/v1/webhooks/twilio/conversations`);
  const activities = await client.taskrouter.v1.workspaces(sid).activities.list();
  const statusSid = (name: string) => activities.find(({ friendlyName }) => friendlyName === name)?.sid ?? '';
  return { sid, available: statusSid('Available'), offline: statusSid('Offline') };
}

/** As docs/api.md says: one webhook for all conversations, and addresses that open one for who writes to them. */
async function configureMessaging({ conversations }: Twilio, postWebhookUrl: string): Promise<void> {
  const { configuration, addressConfigurations } = conversations.v1;
  await configuration.webhooks().update({
    postWebhookUrl,
    method: 'POST',
    filters: ['onMessageAdded', 'onConversationStateUpdated', 'onConversationRemoved'],
  });
  for (const type of ['sms', 'whatsapp', 'email'] as const) {
    await addressConfigurations.create({
      type,
      address: ADDRESSES[type].ours,
      'autoCreation.enabled': true,
      'autoCreation.type': 'default',
    });
  }
}

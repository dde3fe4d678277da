import { createTwilioClient } from '../../src/adapters/taskrouter/client';
import { ACCOUNT } from './account';

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
  const activities = await client.taskrouter.v1.workspaces(sid).activities.list();
  const statusSid = (name: string) => activities.find(({ friendlyName }) => friendlyName === name)?.sid ?? '';
  return { sid, available: statusSid('Available'), offline: statusSid('Offline') };
}

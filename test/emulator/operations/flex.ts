import { startFloor } from '../harness';

/** A floor on which Ana has accepted the task of a customer's chat: `interaction` with its channel and conversation. */
export async function drawFlexFloor(options: Parameters<typeof startFloor>[0] = {}) {
  const floor = await startFloor(options);
  const ana = await floor.agent('ana');
  const routing = (properties: object = {}) => ({
    properties: {
      workspace_sid: floor.workspaceSid,
      workflow_sid: floor.workflow.sid,
      task_channel_unique_name: 'chat',
      ...properties,
    },
  });
  const { interaction: interactions } = floor.sdk.flexApi.v1;
  const create = (channel: object, properties: object = {}) =>
    interactions.create({ channel, routing: routing(properties) });
  const customer = { address: '+33612345678', proxy_address: '+18005551212', name: 'Zoe' };
  const created = await create({ type: 'sms', initiated_by: 'customer', participants: [customer] });
  const taskSid = taskIn(created);
  const accept = async (sid: string): Promise<void> => {
    const offers = await floor.workspace.tasks(sid).reservations.list({ reservationStatus: 'pending' });
    await floor.workspace.tasks(sid).reservations(offers[0]!.sid).update({ reservationStatus: 'accepted' });
  };
  await accept(taskSid);
  const channelSid = (created.channel as { sid: string }).sid;
  const interaction = interactions(created.sid);
  const channel = interaction.channels(channelSid);
  const participants = () => channel.participants.list();
  const agentParticipant = async () => (await participants()).find(({ type }) => type === 'agent')!;
  const attributes = async (sid: string) =>
    JSON.parse((await floor.workspace.tasks(sid).fetch()).attributes) as Record<string, unknown>;
  const conversationSid = String((await attributes(taskSid))['conversationSid']);
  const conversation = floor.sdk.conversations.v1.conversations(conversationSid);
  return {
    ...floor,
    ...{ ana, routing, create, created, accept, taskSid, channelSid, interaction, channel },
    ...{ participants, agentParticipant, attributes, conversationSid, conversation },
  };
}

export type FlexFloor = Awaited<ReturnType<typeof drawFlexFloor>>;

/** The SID of the task that an interaction or an invite led to. */
export const taskIn = ({ routing }: { routing: unknown }): string =>
  (routing as { properties: { sid: string } }).properties.sid;

type Calls = Record<string, (floor: FlexFloor) => Promise<unknown>>;

/** Twilio does not document the body; the SDK sends what it is given. */
export const transferTo = async ({ channel, agentParticipant }: FlexFloor, to: string, type = 'warm') =>
  channel.transfers.create({ type, from: (await agentParticipant()).sid, to } as object);

export const callsOfFlex: Calls = {
  CreateInteraction: async ({ create }) =>
    expect(await create({ type: 'chat', initiated_by: 'api' })).toMatchObject({
      channel: { type: 'chat' },
      routing: { reservation: null, properties: { assignment_status: 'pending', queue_name: 'Everybody' } },
    }),
  FetchInteraction: async ({ interaction, created }) =>
    expect(await interaction.fetch()).toMatchObject({
      sid: created.sid,
      routing: { properties: { assignment_status: 'assigned' } },
    }),
  UpdateInteraction: async ({ interaction }) =>
    expect(await interaction.update({ webhookTtid: 'flex_interactionwebhook_1' })).toMatchObject({
      webhookTtid: 'flex_interactionwebhook_1',
    }),
  ListInteractionChannel: async ({ interaction, channelSid }) =>
    expect((await interaction.channels.list()).map(({ sid }) => sid)).toEqual([channelSid]),
  FetchInteractionChannel: async ({ channel }) =>
    expect(await channel.fetch()).toMatchObject({ type: 'sms', status: 'active', errorCode: null }),
  UpdateInteractionChannel: async ({ channel }) =>
    expect(await channel.update({ status: 'closed' })).toMatchObject({ status: 'closed' }),
  ListInteractionChannelInvite: async ({ channel, taskSid }) =>
    expect((await channel.invites.list()).map(taskIn)).toEqual([taskSid]),
  CreateInteractionChannelInvite: async ({ channel, routing, taskSid }) =>
    expect(taskIn(await channel.invites.create({ routing: routing() }))).not.toBe(taskSid),
  ListInteractionChannelParticipant: async ({ participants, taskSid, ana }) =>
    expect(await participants()).toMatchObject([
      { type: 'customer', routingProperties: null },
      { type: 'agent', routingProperties: { task_sid: taskSid, worker_sid: ana.sid } },
    ]),
  CreateInteractionChannelParticipant: async ({ channel }) =>
    expect(
      await channel.participants.create({ type: 'supervisor', mediaProperties: { identity: 'sue' } }),
    ).toMatchObject({ type: 'supervisor', routingProperties: null }),
  UpdateInteractionChannelParticipant: async ({ channel, agentParticipant, workspace, taskSid }) => {
    const { sid } = await agentParticipant();
    expect(await channel.participants(sid).update({ status: 'wrapup' })).toMatchObject({ type: 'agent' });
    expect(await workspace.tasks(taskSid).fetch()).toMatchObject({ assignmentStatus: 'wrapping' });
  },
  CreateInteractionTransfer: async (floor) =>
    expect(await transferTo(floor, floor.queue.sid)).toMatchObject({
      type: 'warm',
      status: 'active',
      to: floor.queue.sid,
    }),
  FetchInteractionTransfer: async (floor) => {
    const { sid } = await transferTo(floor, floor.queue.sid);
    expect(await floor.channel.transfers(sid).fetch()).toMatchObject({ sid, status: 'active' });
  },
  UpdateInteractionTransfer: async (floor) => {
    const { sid } = await transferTo(floor, floor.queue.sid);
    expect(await floor.channel.transfers(sid).update({ status: 'failed' } as object)).toMatchObject({
      status: 'failed',
    });
  },
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { admin, authorized, closeAll, restart } from './harness';
import { drawFlexFloor, taskIn, transferTo, type FlexFloor } from './operations/flex';
import { refusal } from './sdk';

let snapshotFile: string;
beforeAll(async () => {
  snapshotFile = join(await mkdtemp(join(tmpdir(), 'interactions-')), 'snapshot.json');
});
afterAll(() => rm(dirname(snapshotFile), { recursive: true }));
afterEach(closeAll);

const status = async ({ workspace }: FlexFloor, taskSid: string): Promise<string> =>
  (await workspace.tasks(taskSid).fetch()).assignmentStatus;

const state = async ({ conversation }: FlexFloor): Promise<string> => (await conversation.fetch()).state;

const types = async ({ participants }: FlexFloor): Promise<string[]> =>
  (await participants()).map(({ type }) => type);

test('an interaction makes a conversation and a task; Flex’s attributes name both, over those asked for', async () => {
  const floor = await drawFlexFloor();
  const { create, attributes, created, channelSid, conversationSid, taskSid } = floor;
  expect(await attributes(taskSid)).toMatchObject({
    channelType: 'sms',
    direction: 'inbound',
    initiatedBy: 'customer',
    customerName: 'Zoe',
    customerAddress: '+33612345678',
    from: 'Zoe',
    flexInteractionSid: created.sid,
    flexInteractionChannelSid: channelSid,
    flexChannelInviteSid: expect.stringMatching(/^KG/) as string,
    conversationSid,
    customers: { name: 'Zoe', phone: '+33612345678' },
    conversations: {
      conversation_id: created.sid,
      communication_channel: 'sms',
      direction: 'Inbound',
      media: [{ type: 'ChatTranscript', sid: conversationSid }],
    },
  });
  const asked = await create(
    { type: 'chat', initiated_by: 'api' },
    { attributes: { tier: 'gold', conversations: { case: '42' } }, priority: 7, timeout: 900 },
  );
  const task = await floor.workspace.tasks(taskIn(asked)).fetch();
  expect(task).toMatchObject({ priority: 7, timeout: 900, taskChannelUniqueName: 'chat' });
  expect(JSON.parse(task.attributes)).toMatchObject({
    tier: 'gold',
    direction: 'outbound',
    conversations: { case: '42', communication_channel: 'chat' },
  });
});

test('routing.properties shows the task in a shape of its own: dates are seconds since the epoch', async () => {
  const { created } = await drawFlexFloor();
  expect((created.routing as { properties: object }).properties).toMatchObject({
    date_created: Date.UTC(2026, 0, 1) / 1_000,
    assignmentCounter: 0,
    reason: '',
    queue_name: 'Everybody',
    workflow_name: 'Plan',
  });
});

test('creating an interaction is answered 200, and so are channels, invites and participants', async () => {
  const { emulator, routing, created, channelSid } = await drawFlexFloor();
  const interactions = `${emulator.url}/flex-api/v1/Interactions`;
  const channel = `${interactions}/${created.sid}/Channels/${channelSid}`;
  const asked = JSON.stringify(routing());
  const statusOf = async (url: string, form: Record<string, string>): Promise<number> =>
    (await authorized(url, { method: 'POST', body: new URLSearchParams(form).toString() })).status;
  expect([
    await statusOf(interactions, { Channel: '{"type":"chat","initiated_by":"api"}', Routing: asked }),
    await statusOf(`${channel}/Invites`, { Routing: asked }),
    await statusOf(`${channel}/Participants`, { Type: 'external', MediaProperties: '{"identity":"x"}' }),
    await statusOf(channel, { Status: 'closed' }),
  ]).toEqual([200, 200, 200, 200]);
});

test('whoever accepts joins the channel and the conversation', async () => {
  const { conversation, agentParticipant, taskSid, ana } = await drawFlexFloor();
  expect(await agentParticipant()).toMatchObject({
    routingProperties: { task_sid: taskSid, worker_sid: ana.sid },
  });
  const identities = (await conversation.participants.list()).map(({ identity }) => identity);
  expect(identities).toEqual([null, 'ana']);
});

test('an invite makes a second task, with none of the attributes that the first was asked with', async () => {
  const floor = await drawFlexFloor();
  const { create, routing, attributes, sdk } = floor;
  const first = await create({ type: 'chat', initiated_by: 'customer' }, { attributes: { tier: 'gold' } });
  const channel = sdk.flexApi.v1.interaction(first.sid).channels((first.channel as { sid: string }).sid);
  const second = taskIn(await channel.invites.create({ routing: routing() }));
  expect(await attributes(taskIn(first))).toMatchObject({ tier: 'gold' });
  expect(await attributes(second)).not.toHaveProperty('tier');
  expect(await attributes(second)).toMatchObject({ flexInteractionSid: first.sid });
});

test('completing one of two tasks of a conversation closes nothing', async () => {
  const floor = await drawFlexFloor();
  const { channel, routing, accept, agent, workspace, taskSid } = floor;
  await agent('ben');
  const second = taskIn(await channel.invites.create({ routing: routing() }));
  await accept(second);
  await workspace.tasks(taskSid).update({ assignmentStatus: 'completed', reason: 'handed over' });
  expect(await state(floor)).toBe('active');
  expect((await channel.fetch()).status).toBe('active');
  expect(await status(floor, second)).toBe('assigned');
});

test('canceling an interaction’s task by TaskRouter leaves the conversation open, and the customer without anybody', async () => {
  const floor = await drawFlexFloor();
  const { create, workspace, sdk } = floor;
  const waiting = await create({ type: 'chat', initiated_by: 'customer' });
  const { channel } = waiting as { channel: { sid: string } };
  await workspace.tasks(taskIn(waiting)).update({ assignmentStatus: 'canceled', reason: 'mistake' });
  expect(await sdk.flexApi.v1.interaction(waiting.sid).channels(channel.sid).fetch()).toMatchObject({
    status: 'active',
  });
});

test('an invite to one worker who declines ends its task, and the conversation remains', async () => {
  const floor = await drawFlexFloor();
  const { channel, routing, agent, workspace } = floor;
  const ben = await agent('ben');
  const asked = taskIn(await channel.invites.create({ routing: routing({ worker_sid: ben.sid }) }));
  const [offer] = await workspace.tasks(asked).reservations.list();
  expect(offer).toMatchObject({ workerSid: ben.sid });
  await workspace.tasks(asked).reservations(offer!.sid).update({ reservationStatus: 'rejected' });
  expect(await status(floor, asked)).toBe('canceled');
  expect(await state(floor)).toBe('active');
  expect(await types(floor)).toEqual(['customer', 'agent']);
});

test.each([1, 2])('a fault declines an invite as soon as it is offered (%s)', async (next) => {
  const floor = await drawFlexFloor();
  const { channel, routing, agent, emulator, workspace } = floor;
  await agent('ben');
  emulator.addFault({ on: 'invite', action: 'decline', next });
  const asked = taskIn(await channel.invites.create({ routing: routing() }));
  const offers = (await workspace.tasks(asked).reservations.list()).map((one) => one.reservationStatus);
  expect(offers).toEqual([...Array<string>(next).fill('rejected'), 'pending']);
  expect(emulator.faults.list()).toMatchObject([{ applied: next }]);
});

describe('an agent leaves', () => {
  test('closed: their task is completed, the conversation goes on without them', async () => {
    const floor = await drawFlexFloor();
    const { channel, agentParticipant, conversation, taskSid } = floor;
    await channel.participants((await agentParticipant()).sid).update({ status: 'closed' });
    expect(await status(floor, taskSid)).toBe('completed');
    expect(await state(floor)).toBe('active');
    expect(await types(floor)).toEqual(['customer']);
    expect((await conversation.participants.list()).map(({ identity }) => identity)).toEqual([null]);
  });

  test('a second time is refused', async () => {
    const { channel, agentParticipant } = await drawFlexFloor();
    const { sid } = await agentParticipant();
    await channel.participants(sid).update({ status: 'closed' });
    expect(await refusal(channel.participants(sid).update({ status: 'closed' }))).toMatchObject({
      status: 400,
      code: 20001,
    });
  });
});

describe('a channel is closed', () => {
  test('without routing: the agent’s task wraps up, the conversation is closed', async () => {
    const floor = await drawFlexFloor();
    await floor.channel.update({ status: 'closed' });
    expect(await status(floor, floor.taskSid)).toBe('wrapping');
    expect(await state(floor)).toBe('closed');
  });

  test('with the routing status closed: the task is completed', async () => {
    const floor = await drawFlexFloor();
    await floor.channel.update({ status: 'closed', routing: { status: 'closed' } });
    expect(await status(floor, floor.taskSid)).toBe('completed');
  });

  test('a task that nobody has accepted is canceled', async () => {
    const floor = await drawFlexFloor();
    const asked = taskIn(await floor.channel.invites.create({ routing: floor.routing() }));
    await floor.channel.update({ status: 'closed' });
    expect(await status(floor, asked)).toBe('canceled');
  });

  test('inactive wants the routing status closed; the customer’s next message wakes the conversation', async () => {
    const floor = await drawFlexFloor();
    const { channel, conversation } = floor;
    expect(await refusal(channel.update({ status: 'inactive' }))).toMatchObject({ status: 400 });
    await channel.update({ status: 'inactive', routing: { status: 'closed' } });
    expect(await state(floor)).toBe('inactive');
    await conversation.messages.create({ author: '+33612345678', body: 'Still there?' });
    expect(await state(floor)).toBe('active');
  });

  test('twice is refused, and so is an invite into it', async () => {
    const { channel, routing } = await drawFlexFloor();
    await channel.update({ status: 'closed' });
    expect(await refusal(channel.update({ status: 'closed' }))).toMatchObject({ status: 400 });
    expect(await refusal(channel.invites.create({ routing: routing() }))).toMatchObject({ status: 400 });
  });
});

test.each([
  [{ channel: 'chat' }, /Channel is not a JSON object/],
  [{ channel: { type: 'fax', initiated_by: 'api' } }, /type is none of/],
  [{ channel: { type: 'chat', initiated_by: 'nobody' } }, /initiated_by is none of/],
  [{ channel: { type: 'sms', initiated_by: 'api', participants: [null] } }, /participants is not a list/],
  [{ routing: {} }, /workspace_sid is missing/],
  [{ routing: { properties: { workspace_sid: `WS${'0'.repeat(32)}` } } }, /was not found/],
])('%j is refused, and nothing of it is left behind', async (wrong, message) => {
  const { sdk, routing } = await drawFlexFloor();
  const { conversations } = sdk.conversations.v1;
  const before = (await conversations.list()).length;
  const valid = { channel: { type: 'chat', initiated_by: 'api' }, routing: routing() };
  const error = await refusal(sdk.flexApi.v1.interaction.create({ ...valid, ...wrong }));
  expect(error.message).toMatch(message);
  expect([400, 404]).toContain(error.status);
  expect(await conversations.list()).toHaveLength(before);
});

test('a customer who is in an open conversation stays there: the new interaction has nobody, an alert tells it', async () => {
  const { create, sdk, emulator, conversationSid } = await drawFlexFloor();
  const participants = [{ address: '+33612345678', proxy_address: '+18005551212' }];
  const created = await create({ type: 'sms', initiated_by: 'api', participants });
  const channel = sdk.flexApi.v1.interaction(created.sid).channels((created.channel as { sid: string }).sid);
  expect(await channel.participants.list()).toEqual([]);
  const { body } = await admin<{ alerts: object[] }>(emulator, 'GET', '/callbacks');
  expect(body.alerts).toMatchObject([
    { code: 80102, message: expect.stringContaining(conversationSid) as string },
  ]);
});

test('interactions, channels and conversations survive a restart, and an invite goes on', async () => {
  const floor = await drawFlexFloor({ snapshotFile });
  const ben = await floor.agent('ben');
  const { sid } = await transferTo(floor, ben.sid, 'cold');
  const { sdk } = await restart(floor.emulator, { snapshotFile });
  const workspace = sdk.taskrouter.v1.workspaces(floor.workspaceSid);
  const channel = sdk.flexApi.v1.interaction(floor.created.sid).channels(floor.channelSid);
  const asked = (await channel.invites.list()).map(taskIn)[1]!;
  const [offer] = await workspace.tasks(asked).reservations.list();
  await workspace.tasks(asked).reservations(offer!.sid).update({ reservationStatus: 'accepted' });
  expect(await channel.transfers(sid).fetch()).toMatchObject({ status: 'completed' });
  expect((await channel.participants.list()).map(({ type }) => type)).toEqual(['customer', 'agent']);
  expect(await sdk.conversations.v1.conversations(floor.conversationSid).fetch()).toMatchObject({
    state: 'active',
  });
});

import { closeAll } from './harness';
import { drawFlexFloor, taskIn, transferTo, type FlexFloor } from './operations/flex';
import { refusal } from './sdk';

afterEach(closeAll);

const status = async ({ workspace }: FlexFloor, taskSid: string): Promise<string> =>
  (await workspace.tasks(taskSid).fetch()).assignmentStatus;

const types = async ({ participants }: FlexFloor): Promise<string[]> =>
  (await participants()).map(({ type }) => type);

describe('a transfer', () => {
  test('cold: the one who asked stays until somebody has accepted, and then leaves', async () => {
    const floor = await drawFlexFloor();
    const { channel, workspace, agent, taskSid } = floor;
    const ben = await agent('ben');
    const { sid } = await transferTo(floor, ben.sid, 'cold');
    expect(await status(floor, taskSid)).toBe('assigned');
    const [, asked] = (await channel.invites.list()).map(taskIn);
    await floor.accept(asked!);
    expect(await channel.transfers(sid).fetch()).toMatchObject({ status: 'completed' });
    expect(await status(floor, taskSid)).toBe('completed');
    const [, stays] = await channel.participants.list();
    expect(stays).toMatchObject({ type: 'agent', routingProperties: { worker_sid: ben.sid } });
    expect(await workspace.tasks(asked!).fetch()).toMatchObject({ assignmentStatus: 'assigned' });
  });

  test('warm: both are in it', async () => {
    const floor = await drawFlexFloor();
    const ben = await floor.agent('ben');
    const { sid } = await transferTo(floor, ben.sid);
    await floor.accept((await floor.channel.invites.list()).map(taskIn)[1]!);
    expect(await floor.channel.transfers(sid).fetch()).toMatchObject({ status: 'completed' });
    expect(await types(floor)).toEqual(['customer', 'agent', 'agent']);
    expect(await status(floor, floor.taskSid)).toBe('assigned');
  });

  test('declined: it fails, and the one who asked still has the customer', async () => {
    const floor = await drawFlexFloor();
    const { channel, agent, emulator, taskSid } = floor;
    const ben = await agent('ben');
    const { sid } = await transferTo(floor, ben.sid, 'cold');
    const asked = (await channel.invites.list()).map(taskIn)[1]!;
    const [offer] = await floor.workspace.tasks(asked).reservations.list();
    await floor.workspace.tasks(asked).reservations(offer!.sid).update({ reservationStatus: 'rejected' });
    expect(await channel.transfers(sid).fetch()).toMatchObject({ status: 'failed' });
    expect(await status(floor, taskSid)).toBe('assigned');
    expect(await types(floor)).toEqual(['customer', 'agent']);
    emulator.addFault({ on: 'invite', action: 'decline' });
    const again = await transferTo(floor, ben.sid, 'cold');
    expect(await channel.transfers(again.sid).fetch()).toMatchObject({ status: 'failed' });
  });

  test('of a closed channel, or with attributes that are none, is refused', async () => {
    const floor = await drawFlexFloor();
    const { channel, queue } = floor;
    const agentOf = async () => (await channel.participants.list()).find(({ type }) => type === 'agent')!.sid;
    const from = await agentOf();
    const asked = (more: object) =>
      refusal(channel.transfers.create({ type: 'cold', from, to: queue.sid, ...more } as object));
    expect(await asked({ attributes: 'abc' })).toMatchObject({ status: 400 });
    expect(await asked({ attributes: [1] })).toMatchObject({ status: 400 });
    await channel.update({ status: 'closed', routing: { status: 'closed' } });
    expect(await asked({})).toMatchObject({ status: 400, code: 20001 });
  });

  test('called off: its invite is canceled; a second time is refused', async () => {
    const floor = await drawFlexFloor();
    const { channel, queue } = floor;
    const { sid } = await transferTo(floor, queue.sid);
    await channel.transfers(sid).update({ status: 'failed' } as object);
    expect(await status(floor, (await channel.invites.list()).map(taskIn)[1]!)).toBe('canceled');
    const again = channel.transfers(sid).update({ status: 'failed' } as object);
    expect(await refusal(again)).toMatchObject({ status: 400, code: 20001 });
  });

  test('by somebody who is no agent of the channel is refused, and nothing is asked', async () => {
    const { channel, participants, queue } = await drawFlexFloor();
    const [customer] = await participants();
    const asked = channel.transfers.create({ type: 'cold', from: customer!.sid, to: queue.sid } as object);
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
    expect(await channel.invites.list()).toHaveLength(1);
  });
});

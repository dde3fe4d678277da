import { closeAll } from './harness';
import { calling } from './offered-call';
import { refusal } from './sdk';

afterEach(closeAll);

const update = { instruction: 'supervise', supervisor: 'client:sue', supervisorMode: 'whisper' } as const;

test('supervise is noted on the call of an accepted reservation', async () => {
  const { reservation, picksUp, read, callSid } = await calling({ instruction: 'dequeue' });
  await picksUp();
  await (await reservation()).update(update);
  expect((await read(callSid)).steps.at(-1)).toMatchObject({
    verb: 'supervised',
    text: 'whisper by client:sue',
  });
});

test('a supervisor who is a worker is reached at their contact_uri', async () => {
  const { reservation, picksUp, read, callSid, agent } = await calling({ instruction: 'dequeue' });
  const sue = await agent('sue', 'Offline', { contact_uri: 'client:sue' });
  await picksUp();
  await (await reservation()).update({ ...update, supervisor: sue.sid });
  expect((await read(callSid)).steps.at(-1)).toMatchObject({ text: 'whisper by client:sue' });
});

describe('is refused', () => {
  const refused = async (
    { reservation, alerts }: Awaited<ReturnType<typeof calling>>,
    changed: object = {},
  ): Promise<number | undefined> => {
    const asked = (await reservation()).update({ ...update, ...changed });
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
    return (await alerts()).at(-1);
  };

  test('before the acceptance', async () => {
    expect(await refused(await calling({ instruction: 'dequeue' }))).toBe(40146);
  });

  test('for a worker without a contact_uri', async () => {
    const line = await calling({ instruction: 'dequeue' });
    const sue = await line.agent('sue', 'Offline');
    await line.picksUp();
    expect(await refused(line, { supervisor: sue.sid })).toBe(40147);
  });

  test('for a task that does not say who called', async () => {
    const line = await calling({ instruction: 'dequeue' });
    await line.picksUp();
    await line.workspace.tasks(line.task.sid).update({ attributes: '{}' });
    expect(await refused(line)).toBe(40148);
  });

  test('at the reservation of a worker, where Twilio has no such thing', async () => {
    const { picksUp, workspace, ana } = await calling({ instruction: 'dequeue' });
    await picksUp();
    const reservations = workspace.workers(ana.sid).reservations;
    const [held] = await reservations.list();
    const asked = reservations(held!.sid).update({ instruction: 'supervise' });
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
  });
});

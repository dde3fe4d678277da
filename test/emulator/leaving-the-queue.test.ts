import type { Response } from 'express';
import { admin, closeAll, twiml } from './harness';
import { startLine } from './voice-line';

afterEach(closeAll);

test('<Leave> takes the caller out of the queue: the task is canceled, and they go on with what the action answers', async () => {
  const { dial, read, receiver, taskOf } = await startLine({
    '/wait': twiml('<Leave/>'),
    '/queue-result': twiml('<Say>Leave a message</Say>'),
  });
  const sid = await dial({ waitUrl: `${receiver.url}/wait` });
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'canceled', reason: 'leave' });
  expect(receiver.sent('/queue-result')).toMatchObject([{ form: { QueueResult: 'leave' } }]);
  expect((await read(sid)).steps.at(-1)).toMatchObject({ verb: 'Say', text: 'Leave a message' });
});

test('without an action they go on with their document', async () => {
  const { dial, read, receiver } = await startLine(
    { '/wait': twiml('<Leave/>') },
    (workflowSid) => `<Enqueue workflowSid="${workflowSid}" waitUrl="/wait"/><Say>Still here</Say>`,
  );
  const sid = await dial({ waitUrl: `${receiver.url}/wait` });
  expect((await read(sid)).steps.at(-1)).toMatchObject({ verb: 'Say', text: 'Still here' });
});

test('a full queue takes nobody: no task is made, the result is queue-full', async () => {
  const { dial, emulator, receiver, workspace } = await startLine({
    '/queue-result': twiml('<Say>Call later</Say>'),
  });
  await admin(emulator, 'POST', '/settings', { callersPerWorkflow: 1 });
  await dial();
  await dial();
  expect(await workspace.tasks.list()).toHaveLength(1);
  expect(receiver.sent('/queue-result')).toMatchObject([{ form: { QueueResult: 'queue-full' } }]);
});

test('<Leave> that is answered when caller and agent talk already takes nobody out', async () => {
  const line = await startLine({
    '/wait': (request, response) => void acceptFirst(String(request.body.CallSid), response),
  });
  const acceptFirst = async (callSid: string, response: Response) => {
    await line.accept((await line.taskOf(callSid)).sid);
    twiml('<Leave/>')({} as never, response);
  };
  await line.agent('ana', 'Available');
  const sid = await line.dial({ waitUrl: `${line.receiver.url}/wait` });
  expect(line.receiver.sent('/wait')).toHaveLength(1);
  expect(await line.taskOf(sid)).toMatchObject({ assignmentStatus: 'assigned' });
  expect((await line.read(sid)).queueResults).toEqual([]);
});

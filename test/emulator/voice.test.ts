import { admin, closeAll, startReceiver, status, twiml } from './harness';
import { refusal } from './sdk';
import { startLine } from './voice-line';

afterEach(closeAll);

test('an inbound call is told by a signed voice webhook and answered by its TwiML', async () => {
  const { dial, read, receiver, workflow } = await startLine();
  const sid = await dial();
  expect(receiver.sent('/voice')).toMatchObject([
    {
      isSigned: true,
      form: {
        CallSid: sid,
        AccountSid: `AC${'0'.repeat(31)}1`,
        ApiVersion: '2010-04-01',
        CallStatus: 'ringing',
        Direction: 'inbound',
        From: '+33612345678',
        To: '+18005551212',
      },
    },
  ]);
  expect(await read(sid)).toMatchObject({
    status: 'in-progress',
    queue: { workflowSid: workflow.sid, bridgedAt: null },
    steps: [
      { verb: 'Say', text: 'Please hold' },
      { verb: 'Enqueue', text: workflow.sid },
    ],
    problems: [],
  });
});

test('<Enqueue> makes the task: the parameters of the call, and the JSON of <Task> on top', async () => {
  const { dial, taskOf } = await startLine();
  const sid = await dial();
  const task = await taskOf(sid);
  expect(task).toMatchObject({
    assignmentStatus: 'pending',
    taskChannelUniqueName: 'voice',
    priority: 7,
    timeout: 900,
  });
  expect(JSON.parse(task.attributes)).toMatchObject({
    call_sid: sid,
    account_sid: `AC${'0'.repeat(31)}1`,
    api_version: '2010-04-01',
    call_status: 'in-progress',
    direction: 'inbound',
    from: '+33612345678',
    to: '+18005551212',
    caller: '+33612345678',
    called: '+18005551212',
    from_country: '',
    tier: 'gold',
    throughline: { interactionId: 'i-1' },
  });
});

test('a caller who hangs up while waiting: the task is canceled with the reason hangup', async () => {
  const { dial, hangUp, taskOf, receiver, clock, read } = await startLine();
  const sid = await dial();
  clock.forward(42);
  expect((await hangUp(sid)).status).toBe(200);
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
  expect(receiver.sent('/queue-result')).toMatchObject([
    {
      isSigned: true,
      form: {
        CallSid: sid,
        CallStatus: 'completed',
        QueueResult: 'hangup',
        QueueTime: '42',
        QueueSid: expect.stringMatching(/^QU/) as string,
      },
    },
  ]);
  expect(receiver.sent('/status')).toMatchObject([
    { isSigned: true, form: { CallSid: sid, CallStatus: 'completed', CallDuration: '42' } },
  ]);
  expect(await read(sid)).toMatchObject({ status: 'completed', queue: null });
  expect((await hangUp(sid)).status).toBe(409);
});

test('an acceptance by REST bridges caller and agent; the hang-up then puts the task into wrap-up', async () => {
  const { dial, hangUp, taskOf, accept, agent, receiver, clock, read } = await startLine();
  const sid = await dial();
  await agent('ana');
  const { sid: taskSid } = await taskOf(sid);
  clock.forward(10);
  await accept(taskSid);
  expect(await read(sid)).toMatchObject({ queue: { bridgedAt: Date.UTC(2026, 0, 1) + 10_000 } });
  expect(receiver.sent('/queue-result')).toEqual([]);
  clock.forward(60);
  await hangUp(sid);
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'wrapping' });
  expect(receiver.sent('/queue-result')).toMatchObject([
    { form: { QueueResult: 'bridged', QueueTime: '10', CallStatus: 'completed' } },
  ]);
  expect(receiver.sent('/status')).toHaveLength(1);
});

test('a hang-up and an acceptance race: whoever comes second is refused', async () => {
  const { dial, hangUp, taskOf, agent, workspace } = await startLine();
  const sid = await dial();
  await agent('ana');
  const { sid: taskSid } = await taskOf(sid);
  const [offer] = await workspace.tasks(taskSid).reservations.list();
  await hangUp(sid);
  const late = workspace.tasks(taskSid).reservations(offer!.sid).update({ reservationStatus: 'accepted' });
  expect(await refusal(late)).toMatchObject({ status: 400, code: 20001 });
});

test('a task completed while the call goes on is left alone by the hang-up', async () => {
  const { dial, hangUp, taskOf, accept, agent, workspace, receiver } = await startLine();
  const sid = await dial();
  await agent('ana');
  const { sid: taskSid } = await taskOf(sid);
  await accept(taskSid);
  await workspace.tasks(taskSid).update({ assignmentStatus: 'completed', reason: 'done' });
  await hangUp(sid);
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'completed', reason: 'done' });
  expect(receiver.sent('/queue-result')).toMatchObject([{ form: { QueueResult: 'bridged' } }]);
});

test('a task that times out leaves the caller on hold until somebody redirects the call', async () => {
  const { dial, taskOf, clock, read } = await startLine();
  const sid = await dial();
  clock.forward(900);
  expect(await taskOf(sid)).toMatchObject({ assignmentStatus: 'canceled', reason: 'Task TTL Exceeded' });
  expect(await read(sid)).toMatchObject({ status: 'in-progress', queue: { bridgedAt: null } });
});

describe('<Enqueue> that makes no task', () => {
  const unknown = () => '<Enqueue workflowSid="WWx" action="/queue-result"/><Say>never</Say>';

  test('answers the action with the result error, and goes on with what that answers', async () => {
    const { dial, read, receiver, emulator } = await startLine(
      { '/queue-result': twiml('<Say>Sorry</Say><Hangup/>') },
      unknown,
    );
    const sid = await dial();
    expect(receiver.sent('/queue-result')).toMatchObject([
      { form: { QueueResult: 'error', CallStatus: 'in-progress' } },
    ]);
    const call = await read(sid);
    expect(call).toMatchObject({ status: 'completed', problems: ['<Enqueue>: Workflow WWx does not exist'] });
    expect(call.steps.map(({ text }) => text)).toEqual(['WWx', 'Sorry']);
    const { body } = await admin<{ alerts: { code: number }[] }>(emulator, 'GET', '/callbacks');
    expect(body.alerts.at(-1)).toMatchObject({ code: 14222 });
  });

  test('goes on with the document where there is no action', async () => {
    const { dial, read } = await startLine({}, () => '<Enqueue workflowSid="WWx"/><Say>Sorry</Say>');
    expect((await read(await dial())).steps.map(({ text }) => text)).toEqual(['WWx', 'Sorry']);
  });

  test.each([
    ['{"a":', /JSON/],
    ['[1]', /not an object/],
    [`{"a":"${'x'.repeat(4_096)}"}`, /limit is 4096/],
  ])('because its <Task> holds %.20s', async (json, problem) => {
    const { dial, read, workspace } = await startLine(
      {},
      (workflowSid) => `<Enqueue workflowSid="${workflowSid}"><Task>${json}</Task></Enqueue>`,
    );
    expect((await read(await dial())).problems[0]).toMatch(problem);
    expect(await workspace.tasks.list()).toEqual([]);
  });
});

test('Redirect asks for another document, relative to the one it stands in', async () => {
  const { dial, read, receiver } = await startLine(
    { '/other/next': twiml('<Play>hold.mp3</Play><Pause length="3"/><Hangup/>') },
    () => '<Redirect>other/next</Redirect><Say>never</Say>',
  );
  const call = await read(await dial());
  expect(receiver.sent('/other/next')).toMatchObject([
    { isSigned: true, form: { CallStatus: 'in-progress' } },
  ]);
  expect(call.steps.map(({ verb, text }) => [verb, text])).toEqual([
    ['Redirect', 'other/next'],
    ['Play', 'hold.mp3'],
    ['Pause', '3 s'],
  ]);
  expect(call.status).toBe('completed');
});

test('a verb that is not supported is recorded and passed over', async () => {
  const { dial, read } = await startLine({}, () => '<Gather/><Say>Bye</Say>');
  expect(await read(await dial())).toMatchObject({
    status: 'completed',
    problems: ['<Gather> is not supported by this emulator'],
    steps: [{ text: 'Bye' }],
  });
});

test.each([
  ['HTTP 500', status(500)],
  ['no XML', twiml('<Say>')],
])('%s from the voice webhook ends the call with an error', async (_what, answer) => {
  const { dial, read, receiver } = await startLine({ '/voice': answer });
  const call = await read(await dial());
  expect(call.status).toBe('completed');
  expect(call.problems).toHaveLength(1);
  expect(receiver.sent('/status')).toHaveLength(1);
});

test('a waiting caller hears what the waitUrl answers', async () => {
  const { dial, read, receiver } = await startLine({
    '/wait': twiml('<Say>You are the next</Say><Gather/>'),
  });
  const sid = await dial({ waitUrl: `${receiver.url}/wait` });
  expect(await read(sid)).toMatchObject({
    status: 'in-progress',
    problems: ['<Gather> is not supported while a caller waits'],
  });
  expect((await read(sid)).steps.at(-1)).toMatchObject({ verb: 'Say', text: 'You are the next' });
  expect(receiver.sent('/wait')[0]!.form['QueueSid']).toMatch(/^QU/);
});

test('a hang-up while the application still thinks: its late answer is not followed', async () => {
  let release: (() => void) | undefined;
  const receiver = await startReceiver({
    '/voice': (request, response) => void (release = () => twiml('<Say>late</Say>')(request, response)),
  });
  const { emulator, read } = await startLine();
  const url = `${receiver.url}/voice`;
  const { body } = await admin<{ sid: string }>(emulator, 'POST', '/calls', { from: '+1', to: '+2', url });
  await receiver.arrival();
  await admin(emulator, 'POST', `/calls/${body.sid}/hangup`);
  release!();
  await emulator.idle();
  expect(await read(body.sid)).toMatchObject({ status: 'completed', steps: [] });
});

test.each([
  [{}, /from is missing; to is missing; url is missing/],
  [{ from: '+1', to: '+2', url: 'nowhere' }, /url is not an http or https URL/],
  [{ from: '+1', to: '+2', url: 'http://a.b', statusCallback: 'ftp://a' }, /statusCallback is not/],
])('a call placed with %j is refused', async (json, message) => {
  const { emulator } = await startLine();
  const { status: code, body } = await admin<{ error: string }>(emulator, 'POST', '/calls', json);
  expect(code).toBe(400);
  expect(body.error).toMatch(message);
});

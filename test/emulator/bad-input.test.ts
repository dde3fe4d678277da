import { Agent, request } from 'node:http';
import { ACCOUNT, authorized, closeAll, start, startFloor } from './harness';
import { refusal } from './sdk';

afterEach(closeAll);

type Floor = Awaited<ReturnType<typeof startFloor>>;

/** The task as it is sent, and its version. */
const read = async ({ emulator, workspaceSid }: Floor, sid: string) => {
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks/${sid}`);
  return [await answer.text(), answer.headers.get('etag')];
};

test('a parameter that TaskRouter does not know is ignored', async () => {
  const { emulator } = await start();
  const body = 'FriendlyName=W&Colour=red&__proto__=1&constructor=2';
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces`, { method: 'POST', body });
  expect(answer.status).toBe(201);
});

test.each([
  'WT123',
  'nonsense',
  `WQ${'0'.repeat(32)}`,
  '%E0%A4%A',
  '..%2f..%2fetc',
  `WT${'f'.repeat(5_000)}`,
])('a SID that is none (%.20s) is not found: 404, 20404', async (sid) => {
  const { emulator, workspaceSid } = await startFloor();
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks/${sid}`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 20404 });
});

test.each([
  ['{"a":', /not a JSON object/],
  ['[]', /not a JSON object/],
  ['"text"', /not a JSON object/],
  [`{"a":"${'x'.repeat(4_089)}"}`, /4097 characters; the limit is 4096/],
])(
  'attributes %.10s are refused, of tasks and of workers, and nothing is changed',
  async (attributes, why) => {
    const floor = await startFloor();
    const { workspace } = floor;
    const { sid } = await workspace.tasks.create({ attributes: '{"a":1}' });
    const before = await read(floor, sid);
    for (const call of [
      () => workspace.tasks.create({ attributes }),
      () => workspace.tasks(sid).update({ attributes }),
      () => workspace.workers.create({ friendlyName: 'ana', attributes }),
    ]) {
      const error = await refusal(call());
      expect(error).toMatchObject({ status: 400, code: 20001 });
      expect(error.message).toMatch(why);
    }
    expect(await read(floor, sid)).toEqual(before);
    expect(
      [await workspace.tasks.list(), await workspace.workers.list()].map(({ length }) => length),
    ).toEqual([1, 0]);
  },
);

test('attributes of exactly 4,096 characters are taken', async () => {
  const { workspace } = await startFloor();
  const attributes = `{"a":"${'x'.repeat(4_088)}"}`;
  expect((await workspace.tasks.create({ attributes })).attributes).toBe(attributes);
});

test('an invalid expression is refused by its own words, wherever it is written', async () => {
  const { workspace, workflow, queue } = await startFloor();
  const wrong = 'language evel "fr"';
  const plan = (filter: object) =>
    JSON.stringify({ task_routing: { filters: [{ targets: [{ queue: queue.sid }], ...filter }] } });
  for (const call of [
    () => workspace.taskQueues.create({ friendlyName: 'Q', targetWorkers: wrong }),
    () => workspace.taskQueues(queue.sid).update({ targetWorkers: wrong }),
    () => workspace.workflows(workflow.sid).update({ configuration: plan({ expression: wrong }) }),
    () =>
      workspace.workflows(workflow.sid).update({
        configuration: plan({ expression: '1==1', targets: [{ queue: queue.sid, expression: wrong }] }),
      }),
    () => workspace.tasks.list({ evaluateTaskAttributes: wrong }),
    () => workspace.workers.list({ targetWorkersExpression: wrong }),
  ]) {
    const error = await refusal(call());
    expect(error).toMatchObject({ status: 400, code: 20001 });
    expect(error.message).toContain(JSON.stringify(wrong));
  }
  expect((await workspace.taskQueues(queue.sid).fetch()).targetWorkers).toBe('1==1');
  expect((await workspace.workflows(workflow.sid).fetch()).configuration).toBe(workflow.configuration);
});

test('a transition that its status forbids is refused: 400, 20001, the state as it was', async () => {
  const floor = await startFloor();
  const { workspace } = floor;
  const { sid } = await workspace.tasks.create();
  const change = (assignmentStatus: string) =>
    workspace.tasks(sid).update({ assignmentStatus: assignmentStatus as 'canceled', reason: 'r' });
  const expectRefused = async (...statuses: string[]) => {
    const before = await read(floor, sid);
    for (const wanted of statuses) {
      expect(await refusal(change(wanted))).toMatchObject({ status: 400, code: 20001 });
    }
    expect(await read(floor, sid)).toEqual(before);
  };
  await expectRefused('completed', 'wrapping', 'assigned', 'reserved', 'pending', 'nonsense');
  const ana = await floor.agent('ana');
  await expectRefused('completed', 'wrapping', 'pending');
  const [offer] = await workspace.workers(ana.sid).reservations.list();
  const reservation = workspace.tasks(sid).reservations(offer!.sid);
  await reservation.update({ reservationStatus: 'accepted' });
  await expectRefused('canceled', 'pending');
  for (const reservationStatus of ['accepted', 'rejected', 'pending'] as const) {
    expect(await refusal(reservation.update({ reservationStatus }))).toMatchObject({
      status: 400,
      code: 20001,
    });
  }
  await change('completed');
  await expectRefused('canceled', 'completed', 'wrapping', 'pending');
});

test('a wrong If-Match is refused with 412 and 20412, and nothing is changed', async () => {
  const floor = await startFloor();
  const { workspace } = floor;
  const { sid } = await workspace.tasks.create();
  const before = await read(floor, sid);
  const write = workspace.tasks(sid).update({ attributes: '{"a":1}', priority: 9, ifMatch: '"7"' });
  expect(await refusal(write)).toMatchObject({ status: 412, code: 20412 });
  expect(await refusal(workspace.tasks(sid).remove({ ifMatch: '"7"' }))).toMatchObject({ status: 412 });
  expect(await read(floor, sid)).toEqual(before);
});

test.each([
  [undefined],
  ['Basic'],
  ['Bearer abc'],
  [`Basic ${Buffer.from('no colon').toString('base64')}`],
  [`Basic ${Buffer.from(`${ACCOUNT.accountSid}:`).toString('base64')}`],
  [`Basic ${Buffer.from(`${ACCOUNT.accountSid}:wrong-auth-tokn`).toString('base64')}`],
])('without the account and its token (%s) nothing is told: 401, 20003', async (authorization) => {
  const { emulator } = await start();
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  for (const path of ['/taskrouter/v1/Workspaces', '/taskrouter/v1/Nonsense', '/api/2010-04-01/Accounts']) {
    const answer = await fetch(emulator.url + path, { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 20003 });
  }
});

test('a body of 20 MB is refused with 413, and the emulator goes on', async () => {
  const { emulator, workspace, workspaceSid } = await startFloor();
  const tasks = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks`;
  const bulk = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/TaskQueues/RealTimeStatistics`;
  const form = { body: `Attributes=${'x'.repeat(20_000_000)}`, headers: {} };
  const json = {
    body: JSON.stringify('x'.repeat(20_000_000)),
    headers: { 'content-type': 'application/json' },
  };
  for (const [url, sent] of [
    [tasks, form],
    [bulk, json],
  ] as const) {
    expect((await authorized(url, { method: 'POST', ...sent })).status).toBe(413);
    expect((await workspace.tasks.create()).assignmentStatus).toBe('pending');
  }
});

test('a form that breaks off is nobody’s write, and the emulator goes on', async () => {
  const { emulator, workspace, workspaceSid } = await startFloor();
  const broken = request(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks`, {
    method: 'POST',
    auth: `${ACCOUNT.accountSid}:${ACCOUNT.authToken}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 1_000 },
  });
  const gone = new Promise((resolve) => broken.once('error', resolve));
  broken.write('Attributes=', () => broken.destroy());
  await gone;
  expect(await workspace.tasks.list()).toEqual([]);
});

test('a thousand concurrent writers on one task: every write has a version of its own', async () => {
  const { emulator, workspace, workspaceSid } = await startFloor();
  const { sid } = await workspace.tasks.create();
  const url = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks/${sid}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const write = (n: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          method: 'POST',
          agent,
          auth: `${ACCOUNT.accountSid}:${ACCOUNT.authToken}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
        (response) => {
          response
            .resume()
            .once('end', () => resolve(Number(/"(\d+)"/.exec(response.headers.etag ?? '')?.[1])));
        },
      );
      sent.once('error', reject).end(`Attributes=${encodeURIComponent(`{"n":${n}}`)}`);
    });
  const versions = await Promise.all(Array.from({ length: 1_000 }, (_, n) => write(n)));
  agent.destroy();
  expect([...versions].sort((one, other) => one - other)).toEqual(
    Array.from({ length: 1_000 }, (_, n) => n + 1),
  );
  const { headers, body } = await workspace.tasks(sid).fetchWithHttpInfo();
  expect(headers?.['etag']).toBe('"1000"');
  const last = versions.indexOf(1_000);
  expect(body.attributes).toBe(`{"n":${last}}`);
});

test('writers who read, merge and write with If-Match lose nothing', async () => {
  const { workspace } = await startFloor();
  const { sid } = await workspace.tasks.create({ attributes: '{"count":0}' });
  const task = workspace.tasks(sid);
  const addOne = async (): Promise<void> => {
    for (;;) {
      const { headers, body } = await task.fetchWithHttpInfo();
      const { count } = JSON.parse(body.attributes) as { count: number };
      const write = task.update({
        attributes: JSON.stringify({ count: count + 1 }),
        ifMatch: headers!['etag']!,
      });
      const status = await write.then(
        () => 200,
        (error: { status: number }) => error.status,
      );
      if (status === 200) return;
      expect(status).toBe(412);
    }
  };
  await Promise.all(Array.from({ length: 20 }, addOne));
  expect((await task.fetch()).attributes).toBe('{"count":20}');
});

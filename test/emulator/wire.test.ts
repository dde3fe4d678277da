import { ACCOUNT, authorized, closeAll, start, startFloor } from './harness';
import { refusal } from './sdk';

afterEach(closeAll);

const raw = async (url: string) => {
  const answer = await authorized(url);
  return { answer, body: (await answer.json()) as Record<string, unknown> };
};

test('a task as it is sent: attributes are a text, dates have no fraction, addresses are ours', async () => {
  const { emulator, clock, workspace, workspaceSid, workflow, queue } = await startFloor();
  clock.forward(0.75);
  const { sid } = await workspace.tasks.create({ attributes: '{"topic":"refund"}', priority: 5 });
  const workspaceUrl = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}`;
  const url = `${workspaceUrl}/Tasks/${sid}`;
  const { answer, body } = await raw(url);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('etag')).toBe('"0"');
  expect(answer.headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
  expect(body).toEqual({
    sid,
    account_sid: ACCOUNT.accountSid,
    workspace_sid: workspaceSid,
    assignment_status: 'pending',
    attributes: '{"topic":"refund"}',
    addons: '{}',
    age: 0,
    priority: 5,
    reason: null,
    timeout: 86_400,
    task_channel_sid: expect.stringMatching(/^TC/) as string,
    task_channel_unique_name: 'default',
    workflow_sid: workflow.sid,
    workflow_friendly_name: 'Plan',
    task_queue_sid: queue.sid,
    task_queue_friendly_name: 'Everybody',
    task_queue_entered_date: '2026-01-01T00:00:00Z',
    virtual_start_time: '2026-01-01T00:00:00Z',
    date_created: '2026-01-01T00:00:00Z',
    date_updated: '2026-01-01T00:00:00Z',
    routing_target: null,
    ignore_capacity: false,
    url,
    links: {
      workspace: workspaceUrl,
      workflow: `${workspaceUrl}/Workflows/${workflow.sid}`,
      task_queue: `${workspaceUrl}/TaskQueues/${queue.sid}`,
      reservations: `${url}/Reservations`,
    },
  });
});

describe('versions', () => {
  test('are sent as ETag, and taken back quoted and bare', async () => {
    const { workspace } = await startFloor();
    const { sid } = await workspace.tasks.create();
    const write = (ifMatch: string) => workspace.tasks(sid).update({ attributes: '{"a":1}', ifMatch });
    await write('"0"');
    await write('1');
    await write('*');
    expect(await refusal(write('"0"'))).toMatchObject({ status: 412, code: 20412 });
    expect(await refusal(write('nonsense'))).toMatchObject({ status: 412, code: 20412 });
    const { headers } = await workspace.tasks(sid).fetchWithHttpInfo();
    expect(headers?.['etag']).toBe('"3"');
  });

  test('guard workers, reservations and deletions, too', async () => {
    const { workspace, agent } = await startFloor();
    const ana = await agent('ana');
    const { sid } = await workspace.tasks.create();
    const [offer] = await workspace.tasks(sid).reservations.list();
    const reservation = workspace.tasks(sid).reservations(offer!.sid);
    for (const call of [
      () => workspace.workers(ana.sid).update({ attributes: '{}', ifMatch: '"0"' }),
      () => workspace.workers(ana.sid).remove({ ifMatch: '"0"' }),
      () => workspace.tasks(sid).remove({ ifMatch: '"0"' }),
      () => reservation.update({ reservationStatus: 'accepted', ifMatch: '"7"' }),
      () =>
        workspace.workers(ana.sid).reservations(offer!.sid).update({
          reservationStatus: 'accepted',
          ifMatch: '"7"',
        }),
    ]) {
      expect(await refusal(call())).toMatchObject({ status: 412, code: 20412 });
    }
    await reservation.update({ reservationStatus: 'accepted', ifMatch: '"0"' });
    expect((await workspace.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
  });
});

test("an answer has the headers of Twilio's platform and of TaskRouter's rate limits, one that says no has, too", async () => {
  const { emulator } = await start();
  const ids = new Set<string>();
  for (const path of ['/taskrouter/v1/Workspaces', '/taskrouter/v1/Nonsense', '/api/2010-04-01/Nonsense']) {
    const { headers } = await authorized(emulator.url + path);
    ids.add(headers.get('twilio-request-id')!);
    expect(headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
    expect(headers.get('twilio-concurrent-requests')).toBe('1');
    expect(headers.get('twilio-request-duration')).toMatch(/^\d+\.\d{3}$/);
    expect(headers.get('access-control-expose-headers')).toBe('ETag');
    const limit = path.startsWith('/taskrouter') ? '10000' : null;
    expect(headers.get('x-rate-limit-limit')).toBe(limit);
    expect(headers.get('x-rate-limit-remaining')).toBe(limit);
  }
  expect(ids.size).toBe(3);
});

test('requests that are under way at once know of each other', async () => {
  const { emulator } = await start();
  emulator.addFault({ on: 'request', match: 'GET /v1/Workspaces', answer: 'timeout', next: 2 });
  const abort = new AbortController();
  const list = `${emulator.url}/taskrouter/v1/Workspaces`;
  const hanging = Array.from({ length: 2 }, () =>
    authorized(list, { signal: abort.signal }).catch(() => undefined),
  );
  while (emulator.faults.list()[0]!.applied < 2) await new Promise((resolve) => setImmediate(resolve));
  expect((await authorized(list)).headers.get('twilio-concurrent-requests')).toBe('3');
  abort.abort();
  await Promise.all(hanging);
});

test('the same seed and the same requests give the same SIDs', async () => {
  const sids: string[] = [];
  for (const seed of ['one', 'one', 'two']) {
    const { sdk } = await start({ seed });
    sids.push((await sdk.taskrouter.v1.workspaces.create({ friendlyName: 'W' })).sid);
  }
  expect(sids[0]).toBe(sids[1]);
  expect(sids[2]).not.toBe(sids[0]);
});

test('the caller may know the emulator by another name: addresses follow the Host header', async () => {
  const { emulator } = await start();
  const url = emulator.url.replace('127.0.0.1', 'localhost');
  const { body } = await raw(`${url}/taskrouter/v1/Workspaces`);
  expect((body['meta'] as { url: string }).url.startsWith(`${url}/taskrouter/v1/`)).toBe(true);
});

test.each([
  ['2025-12-31', 1],
  ['2026-01-01T00:00:00', 1],
  ['2026-01-01T00:00:00Z', 1],
  ['2026-01-01T02:00:00+01:00', 0],
])('StartDate %s is read as UTC unless it names a zone', async (startDate, expected) => {
  const { emulator, workspaceSid, workspace } = await startFloor();
  await workspace.tasks.create();
  const url = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Events?EventType=task.created`;
  const { body } = await raw(`${url}&StartDate=${encodeURIComponent(startDate)}`);
  expect(body['events']).toHaveLength(expected);
});

test('a date or a number that is none is refused', async () => {
  const { emulator, workspaceSid } = await startFloor();
  for (const query of ['Minutes=soon', 'StartDate=yesterday']) {
    const { answer, body } = await raw(
      `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Events?${query}`,
    );
    expect(answer.status).toBe(400);
    expect(body).toMatchObject({ code: 20001 });
  }
});

import { authorized, closeAll, startFloor } from './harness';
import { refusal } from './sdk';

afterEach(closeAll);

const raw = async (url: string) => {
  const answer = await authorized(url);
  return { answer, body: (await answer.json()) as Record<string, unknown> };
};

test('the SDK finds every item, whatever the size of a page, filters kept', async () => {
  const { workspace } = await startFloor();
  for (let n = 0; n < 25; n += 1) {
    await workspace.tasks.create({ attributes: JSON.stringify({ n, even: n % 2 === 0 }) });
  }
  const numbers = async (filters: object) =>
    (await workspace.tasks.list(filters)).map(
      ({ attributes }) => (JSON.parse(attributes) as { n: number }).n,
    );
  const all = Array.from({ length: 25 }, (_, n) => n);
  expect(await numbers({ pageSize: 4 })).toEqual(all);
  expect(await numbers({ pageSize: 1000 })).toEqual(all);
  expect(await numbers({ pageSize: 5, evaluateTaskAttributes: 'even == true' })).toEqual(
    all.filter((n) => n % 2 === 0),
  );
  expect(await numbers({ pageSize: 5, ordering: 'DateCreated:desc' })).toEqual([...all].reverse());
});

test('a page knows its neighbours, and items that came meanwhile do not shift them', async () => {
  const { workspace, workspaceSid, emulator } = await startFloor();
  const sids: string[] = [];
  for (let n = 0; n < 5; n += 1) sids.push((await workspace.tasks.create()).sid);
  const first = await workspace.tasks.page({ pageSize: 2 });
  await workspace.tasks.create();
  const second = await first.nextPage()!;
  expect(second!.instances.map(({ sid }) => sid)).toEqual(sids.slice(2, 4));
  const back = await second!.previousPage()!;
  expect(back!.instances.map(({ sid }) => sid)).toEqual(sids.slice(0, 2));
  const { body } = await raw(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks?PageSize=2`);
  const address = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks?PageSize=2&Page=`;
  expect(body['meta']).toEqual({
    page: 0,
    page_size: 2,
    first_page_url: `${address}0`,
    previous_page_url: null,
    url: `${address}0`,
    next_page_url: `${address}1&PageToken=PA${sids[1]}`,
    key: 'tasks',
  });
});

test('a list goes on where the last item shown has left it, by a filter or for good', async () => {
  const { workspace } = await startFloor();
  const sids: string[] = [];
  for (let n = 0; n < 7; n += 1) sids.push((await workspace.tasks.create()).sid);
  const shown = async (page: { instances: { sid: string }[] } | undefined) =>
    page!.instances.map(({ sid }) => sids.indexOf(sid));
  const first = await workspace.tasks.page({ assignmentStatus: ['pending'], pageSize: 2 });
  await workspace.tasks(sids[1]!).update({ assignmentStatus: 'canceled', reason: 'gone' });
  const second = await first.nextPage()!;
  expect(await shown(second)).toEqual([2, 3]);
  for (const n of [0, 2, 3]) await workspace.tasks(sids[n]!).remove();
  const third = await second!.nextPage()!;
  expect(await shown(third)).toEqual([4, 5]);
  await workspace.tasks(sids[5]!).remove();
  expect(await shown(await third!.nextPage()!)).toEqual([6]);
});

test('whoever deletes what each page shows deletes everything', async () => {
  const { workspace } = await startFloor();
  for (let n = 0; n < 9; n += 1) await workspace.tasks.create();
  for (let page = await workspace.tasks.page({ pageSize: 2 }); page !== undefined;) {
    for (const { sid } of page.instances) await workspace.tasks(sid).remove();
    page = (await page.nextPage()) as typeof page;
  }
  expect(await workspace.tasks.list()).toEqual([]);
});

test('a page number without a token is refused with 40153', async () => {
  const { workspace } = await startFloor();
  expect(await refusal(workspace.tasks.page({ pageNumber: 2 }))).toMatchObject({
    status: 400,
    code: 40153,
  });
  expect(await refusal(workspace.tasks.page({ pageToken: 'PAWTx' }))).toMatchObject({ code: 20001 });
});

test.each([
  ['Workspaces', 'workspaces'],
  ['Workspaces/WS/TaskChannels', 'channels'],
  ['Workspaces/WS/Workers/WK/Channels', 'channels'],
  ['Workspaces/WS/TaskQueues', 'task_queues'],
  ['Workspaces/WS/Workflows', 'workflows'],
  ['Workspaces/WS/Events', 'events'],
  ['Workspaces/WS/Activities', 'activities'],
  ['Workspaces/WS/Workers', 'workers'],
  ['Workspaces/WS/Workers/WK/Reservations', 'reservations'],
])('%s has the key %s', async (path, key) => {
  const { emulator, workspaceSid, agent } = await startFloor();
  const ana = await agent('ana');
  const url = path.replace('WS', workspaceSid).replace('WK', ana.sid);
  const { body } = await raw(`${emulator.url}/taskrouter/v1/${url}`);
  expect(Array.isArray(body[key])).toBe(true);
  expect(body['meta']).toMatchObject({ key });
});

import { request } from 'node:http';
import { admin, closeAll, startFloor } from './harness';

afterEach(closeAll);

const ask = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode!))
      .once('error', reject)
      .end();
  });

test('the page takes nothing from elsewhere, runs nothing inline, and is in nobody’s frame', async () => {
  const { emulator } = await startFloor();
  const page = await fetch(emulator.url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy');
  for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toContain('unsafe-inline');
  expect(await page.text()).not.toMatch(/<script(?![^>]*src=)|style=|onclick=/);
});

test('under a name that is not this machine’s neither the page nor the admin API answers', async () => {
  const { emulator } = await startFloor();
  for (const path of ['/', '/emulator/board', '/emulator/faults']) {
    expect(await ask(`${emulator.url}${path}`, 'evil.example')).toBe(403);
    expect(await ask(`${emulator.url}${path}`, 'localhost:8788')).toBe(200);
  }
});

test('a page of somebody else’s cannot act: what acts wants JSON, which needs a leave that is never given', async () => {
  const { emulator, workspaceSid, agent, workspace } = await startFloor();
  const ana = await agent('ana');
  await workspace.tasks.create();
  const [offer] = await workspace.workers(ana.sid).reservations.list();
  const path = `/emulator/workspaces/${workspaceSid}/reservations/${offer!.sid}`;
  const form = { method: 'POST', body: new URLSearchParams({ status: 'accepted' }) };
  expect((await fetch(emulator.url + path, form)).status).toBe(400);
  expect(await admin(emulator, 'POST', path.slice('/emulator'.length), { status: 'accepted' })).toMatchObject(
    {
      status: 200,
      body: { status: 'accepted' },
    },
  );
});

test('what the engine refuses is told in its words', async () => {
  const { emulator, workspaceSid, agent } = await startFloor();
  const ana = await agent('ana');
  const post = (path: string, body: object) =>
    admin(emulator, 'POST', `/workspaces/${workspaceSid}/${path}`, body);
  expect(await post(`reservations/WR${'0'.repeat(32)}`, { status: 'accepted' })).toMatchObject({
    status: 404,
  });
  expect(await post(`workers/${ana.sid}`, { activitySid: 'WAx' })).toMatchObject({ status: 409 });
  expect(await post(`workers/${ana.sid}`, {})).toEqual({
    status: 400,
    body: { error: 'activitySid is needed' },
  });
});

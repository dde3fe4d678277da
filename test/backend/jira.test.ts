import { startBackend, type RunningBackend } from '../../src/backend/start-backend';

const TOKEN = 'the API token';
const JIRA = { project: 'ENG', email: 'bot@acme.example', token: TOKEN, subscription: null };
let now = Date.parse('2026-03-02T09:30:00Z');
const settings = { port: 0, token: 'backend-token', now: () => now, jira: JIRA };

let backend: RunningBackend;
beforeEach(async () => {
  backend = await startBackend(settings);
});
afterEach(() => backend.close());

const basic = `Basic ${Buffer.from(`${JIRA.email}:${TOKEN}`).toString('base64')}`;

async function ask(method: string, path: string, body?: unknown, authorization = basic) {
  const response = await fetch(`${backend.url}/jira/rest/api/3/${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the test itself says what it expects
  const json = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as any) : text;
  return { status: response.status, json, headers: response.headers };
}

const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const fields = {
  project: { key: 'ENG' },
  issuetype: { name: 'Bug' },
  summary: 'SSO is down',
  labels: ['throughline', 'throughline:a-e1:board'],
};
const byLabel = { jql: 'labels = "throughline:a-e1:board" ORDER BY created ASC', properties: ['mine'] };

test('an issue is there by its key at once, and by a search a moment later', async () => {
  const properties = [{ key: 'mine', value: { a: 1 } }];
  const created = await ask('POST', 'issue', { fields, properties });
  expect([created.status, created.json]).toEqual([
    201,
    { id: '10001', key: 'ENG-1', self: 'https://acme.atlassian.net/rest/api/3/issue/10001' },
  ]);
  expect((await ask('GET', 'issue/ENG-1')).json.fields.status.statusCategory.key).toBe('new');
  expect((await ask('POST', 'search/jql', byLabel)).json).toEqual({ isLast: true, issues: [] });
  now += 2_000;
  const { issues } = (await ask('POST', 'search/jql', byLabel)).json;
  expect(issues).toMatchObject([{ key: 'ENG-1', properties: { mine: { a: 1 } } }]);
});

test.each([
  [{ summary: '' }, { summary: 'You must specify a summary of the issue.' }],
  [{ summary: 'x'.repeat(255) }, { summary: 'Summary must be less than 255 characters.' }],
  [{ summary: 'a\nb' }, { summary: 'The summary is invalid because it contains newline characters.' }],
  [{ labels: ['two words'] }, { labels: "The label 'two words' contains spaces which is invalid." }],
  [{ project: { key: 'OPS' } }, { project: 'valid project is required' }],
  [
    { description: 'text' },
    { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
  ],
  [
    { description: doc('') },
    { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
  ],
])('an issue with %j is refused, field by field', async (wrong, errors) => {
  const { status, json } = await ask('POST', 'issue', { fields: { ...fields, ...wrong } });
  expect([status, json]).toEqual([400, { errorMessages: [], errors }]);
});

test('whoever has no token stays outside, and nobody finds what is not there', async () => {
  expect((await ask('GET', 'issue/ENG-1', undefined, 'Basic xyz')).status).toBe(401);
  expect((await ask('GET', 'issue/ENG-9')).status).toBe(404);
  expect((await ask('POST', 'search/jql', { jql: 'summary ~ "x"' })).status).toBe(400);
});

test('comments, the latest first; transitions', async () => {
  await ask('POST', 'issue', { fields });
  expect((await ask('POST', 'issue/ENG-1/comment', { body: 'text' })).status).toBe(400);
  await ask('POST', 'issue/ENG-1/comment', { body: doc('one') });
  await ask('POST', 'issue/10001/comment', { body: doc('two') });
  const { json } = await ask('GET', 'issue/ENG-1/comment?orderBy=-created&maxResults=1');
  expect(json).toMatchObject({ total: 2, comments: [{ body: doc('two') }] });

  const offered = (await ask('GET', 'issue/ENG-1/transitions')).json.transitions;
  expect(offered.map(({ to }: { to: { statusCategory: { key: string } } }) => to.statusCategory.key)).toEqual(
    ['new', 'indeterminate', 'done'],
  );
  expect((await ask('POST', 'issue/ENG-1/transitions', { transition: { id: '99' } })).status).toBe(400);
  expect((await ask('POST', 'issue/ENG-1/transitions', { transition: { id: '31' } })).status).toBe(204);
  expect((await ask('GET', 'issue/ENG-1')).json.fields.resolution).toMatchObject({ name: 'Done' });
});

test('an issue that is changed too often is left alone for a moment, and the others are not', async () => {
  await ask('POST', 'issue', { fields });
  await ask('POST', 'issue', { fields });
  for (let n = 0; n < 20; n++) await ask('POST', 'issue/ENG-1/comment', { body: doc(`${n}`) });
  const { status, headers } = await ask('POST', 'issue/ENG-1/comment', { body: doc('again') });
  expect([status, headers.get('ratelimit-reason'), headers.get('retry-after')]).toEqual([
    429,
    'jira-per-issue-on-write',
    '2',
  ]);
  expect((await ask('POST', 'issue/ENG-2/comment', { body: doc('one') })).status).toBe(201);
});

import type { InteractionListItem } from '../../../src/gateway/port';
import { anInteraction, INTERACTION_ID } from '../support/an-interaction';
import { ANA, startApi, type ApiUnderTest } from '../support/start-api';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

const item: InteractionListItem = {
  interactionId: INTERACTION_ID,
  phase: 'waiting',
  queue: 'technical-backup',
  channel: 'chat',
  tier: 'enterprise',
  priority: 80,
  agentSid: ANA,
  slaDueAt: null,
  slaBreached: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  closedAt: null,
};

const list = (query: string) => api.call(`/v1/interactions${query}`, { as: 'ops' });

test('the live state is told whole', async () => {
  api.answers({ read: () => anInteraction });
  const answer = await api.call(`/v1/interactions/${INTERACTION_ID}`, { as: 'backend' });
  expect([answer.status, answer.json]).toEqual([200, anInteraction]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('etag')).toBeNull();
  expect(api.calls).toEqual([{ method: 'read', args: [INTERACTION_ID] }]);
});

test('an interaction that is still in intake has little to tell', async () => {
  const early = { ...anInteraction, phase: 'intake', legs: [], deadlines: [], decision: null } as const;
  api.answers({ read: () => early });
  expect((await api.call(`/v1/interactions/${INTERACTION_ID}`, { as: 'ops' })).json).toEqual(early);
});

test.each(["x'%20OR%201=1", '%2e%2e', 'a%2Fb', 'x'.repeat(65), '-x', '%00'])(
  'an id like %s names nothing, and asks nothing',
  async (id) => {
    const answer = await api.call(`/v1/interactions/${id}`, { as: 'ops', undocumented: true });
    expect(answer.status).toBe(404);
    expect(api.calls).toEqual([]);
  },
);

test('a page of interactions', async () => {
  api.answers({ list: () => ({ items: [item], nextPageToken: 'more' }) });
  expect((await list('')).json).toEqual({ items: [item], nextPageToken: 'more' });
  expect(api.calls[0]?.args).toEqual([{ pageSize: 25 }]);
});

test('every filter is passed on, typed', async () => {
  api.answers({ list: () => ({ items: [], nextPageToken: null }) });
  await list('?phase=waiting&queue=a%20b&channel=sms&tier=gold&pageToken=t&pageSize=100');
  expect(api.calls[0]?.args).toEqual([
    {
      phase: 'waiting',
      queue: 'a b',
      channel: 'sms',
      tier: 'gold',
      pageToken: 't',
      pageSize: 100,
    },
  ]);
});

test('all that is wrong with a query is told at once', async () => {
  const answer = await list('?phase=asleep&pageSize=101&queue=a&queue=b&sort=age');
  expect(answer.status).toBe(400);
  expect(
    answer.json.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`).sort(),
  ).toEqual([
    'query/pageSize invalid_format',
    'query/phase invalid_value',
    'query/queue invalid_type',
    'query/sort unknown_field',
  ]);
  expect(api.calls).toEqual([]);
});

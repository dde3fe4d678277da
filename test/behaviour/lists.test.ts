import type { InteractionListItem } from '../../src/gateway/port';
import { useFloor } from '../harness/floor';
import { TWO_STEPS } from '../harness/policies';
import { eventually } from '../harness/temporal';

const floor = useFloor(TWO_STEPS);

interface Page {
  readonly items: readonly InteractionListItem[];
  readonly nextPageToken: string | null;
}

const list = async (query: Record<string, string> = {}) => {
  const path = `/v1/interactions?${new URLSearchParams(query).toString()}`;
  const { status, body } = await floor().call('ops', 'GET', path);
  return { status, body: body as Page & { code?: string } };
};

const ids = ({ items }: Page) => items.map(({ interactionId }) => interactionId);

test('interactions are listed page by page, each once, and found by where they are', async () => {
  const chats = [];
  for (let n = 0; n < 3; n++) chats.push(await floor().customer('acct-42').opensChat());
  const [gone, ...open] = chats;
  await gone!.customerLeaves();
  await gone!.closesAs('abandoned', 'customer_left');
  const waiting = () => list({ phase: 'waiting', queue: 'senior', channel: 'chat', tier: 'enterprise' });
  await eventually('the list agrees', async () => (await waiting()).body.items.length === 2);
  expect(ids((await waiting()).body).sort()).toEqual(open.map(({ id }) => id).sort());
  expect(ids((await list({ phase: 'closed' })).body)).toEqual([gone!.id]);

  const first = await list({ pageSize: '2' });
  const second = await list({ pageSize: '2', pageToken: first.body.nextPageToken! });
  const all = [...ids(first.body), ...ids(second.body)];
  expect(all.sort()).toEqual(chats.map(({ id }) => id).sort());

  for (const chat of open) {
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  }
});

test.each(["it's", 'a"b', 'back\\slash', "' OR InteractionPhase = 'waiting"])(
  'a filter is text, whatever it holds: %s',
  async (queue) => {
    expect(await list({ queue })).toMatchObject({ status: 200, body: { items: [] } });
  },
);

test.each(['zzz', 'zzz.zzz', '.', `${Buffer.from('{}').toString('base64url')}.`])(
  'a page token that the list did not give is refused: %s',
  async (pageToken) => {
    expect(await list({ pageToken })).toMatchObject({ status: 400, body: { code: 'invalid_page_token' } });
  },
);

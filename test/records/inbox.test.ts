import { Client } from 'pg';
import { usePostgres } from '../harness/postgres';
import { ACCOUNT_SID, anEvent, closeAll, NOON, sid, watched, type Watched } from './support';

const postgres = usePostgres();
let url: string;
let client: Client;
let first: Watched;
let databases = 0;

beforeEach(async () => {
  url = await postgres().database(`inbox_${++databases}`);
  first = watched(url);
  await first.records.migrate();
  client = new Client(url);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await closeAll();
});

const rows = async (): Promise<readonly object[]> =>
  (await client.query<object>('select event_key, fate, deliveries from event_inbox order by event_key')).rows;

test('an event keeps what it told, and nothing more', async () => {
  await first.records.inbox.store(anEvent(7, { fate: 'late' }));
  const { rows: kept } = await client.query<object>('select * from event_inbox');
  expect(kept).toEqual([
    {
      account_sid: ACCOUNT_SID,
      event_key: sid('EV', 7),
      workspace_sid: sid('WS', 1),
      source: 'taskrouter',
      event_type: 'reservation.accepted',
      resource_sid: sid('WR', 7),
      fate: 'late',
      via: 'webhook',
      happened_at: new Date(NOON),
      received_at: new Date(NOON + 120),
      deliveries: 1,
      details: { TaskSid: sid('WT', 7) },
    },
  ]);
});

test('repeats are one row, also within one batch; a later signal counts, a later miss does not', async () => {
  const { inbox } = first.records;
  await Promise.all([anEvent(1), anEvent(1, { fate: 'unknown' }), anEvent(2)].map((e) => inbox.store(e)));
  await inbox.store(anEvent(1, { fate: 'signalled' }));
  await inbox.store(anEvent(1, { fate: 'late' }));
  expect(await rows()).toEqual([
    { event_key: sid('EV', 1), fate: 'signalled', deliveries: 4 },
    { event_key: sid('EV', 2), fate: 'stored', deliveries: 1 },
  ]);
});

test('many processes at once write the same events once each, and nobody fails', async () => {
  const others = [1, 2, 3].map(() => watched(url));
  const numbers = Array.from({ length: 300 }, (_, n) => n);
  const orders = [numbers, [...numbers].reverse(), numbers.map((n) => (n * 7) % 300), numbers];
  await Promise.all(
    [first, ...others].flatMap(({ records }, at) => orders[at]!.map((n) => records.inbox.store(anEvent(n)))),
  );
  const kept = (await rows()) as { deliveries: number }[];
  expect(kept).toHaveLength(300);
  expect(kept.every(({ deliveries }) => deliveries === 4)).toBe(true);
});

test('of thousands of keys, the ones that never came are found', async () => {
  const { inbox } = first.records;
  const numbers = Array.from({ length: 3_000 }, (_, n) => n);
  await Promise.all(numbers.filter((n) => n % 10 !== 0).map((n) => inbox.store(anEvent(n))));
  const missing = await inbox.missingOf(
    ACCOUNT_SID,
    numbers.map((n) => sid('EV', n)),
  );
  expect(missing).toEqual(numbers.filter((n) => n % 10 === 0).map((n) => sid('EV', n)));
});

test('what is past its thirty days is deleted, the rest stays', async () => {
  const { inbox } = first.records;
  const days = (n: number) => ({ receivedAt: NOON - n * 24 * 60 * 60_000 });
  await Promise.all([anEvent(1, days(31)), anEvent(2, days(29))].map((e) => inbox.store(e)));
  expect(await first.records.purge()).toBe(1);
  expect(await rows()).toEqual([expect.objectContaining({ event_key: sid('EV', 2) })]);
});

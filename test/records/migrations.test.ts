import { Client } from 'pg';
import { RecordsUnavailableError } from '../../src/records/port';
import { migrate } from '../../src/records/migrate';
import { MIGRATIONS } from '../../src/records/migrations';
import { usePostgres } from '../harness/postgres';
import { anEvent, closeAll, watched } from './support';

const postgres = usePostgres();
afterEach(closeAll);

async function ask(url: string, query: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
}

const tables = async (url: string): Promise<readonly unknown[]> =>
  (await ask(url, `select tablename from pg_tables where schemaname = 'public' order by tablename`)).map(
    ({ tablename }) => tablename,
  );

test('an empty database gets the tables, and a repeat leaves what is in them', async () => {
  const url = await postgres().database('from_empty');
  const { records } = watched(url);
  await records.migrate();
  await records.inbox.store(anEvent(1));
  await records.migrate();
  expect(await tables(url)).toEqual([
    'audit_log',
    'event_inbox',
    'finding',
    'kysely_migration',
    'kysely_migration_lock',
    'person_message',
    'queue_release',
    'served_customer',
    'watermark',
  ]);
  expect(await ask(url, 'select event_key from event_inbox')).toEqual([{ event_key: anEvent(1).key }]);
});

test('processes that start together take turns', async () => {
  const url = await postgres().database('together');
  await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
  expect(await ask(url, 'select count(*)::int as runs from kysely_migration')).toEqual([
    { runs: Object.keys(MIGRATIONS).length },
  ]);
});

test('before its tables are there the database counts as away, and is found once they are', async () => {
  const { records, told } = watched(await postgres().database('not_yet'));
  expect(await records.reachable()).toBe(false);
  await expect(records.inbox.store(anEvent(1))).rejects.toThrow(RecordsUnavailableError);
  await records.migrate();
  await records.inbox.store(anEvent(1));
  expect(told).toEqual(['away', 'back']);
});

test('the question of the reconciler is answered from the primary key', async () => {
  const url = await postgres().database('plans');
  await migrate(url);
  await ask(
    url,
    `insert into event_inbox
     select 'AC1', 'EV' || n, null, 'taskrouter', 'task.created', null, 'stored', now(), now(), 1, '{}'
     from generate_series(1, 50000) n`,
  );
  await ask(url, 'analyze event_inbox');
  const plan = await ask(
    url,
    `explain select asked.key
     from unnest((select array_agg('EV' || n) from generate_series(49501, 50500) n))
       with ordinality as asked (key, place)
     where not exists (select from event_inbox where account_sid = 'AC1' and event_key = asked.key)`,
  );
  const text = JSON.stringify(plan);
  expect(text).toContain('event_inbox_pkey');
  expect(text).not.toContain('Seq Scan on event_inbox');
});

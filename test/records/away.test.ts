import { Way } from '../harness/way';
import { RecordsUnavailableError } from '../../src/records/port';
import { createPool } from '../../src/records/postgres/pool';
import { usePostgres } from '../harness/postgres';
import { eventually } from '../harness/temporal';
import { ACCOUNT_SID, anEntry, anEvent, closeAll, sid, watched, type Watched } from './support';

const postgres = usePostgres();
let it: Watched;
let databases = 0;

beforeEach(async () => {
  it = watched(await postgres().database(`away_${++databases}`));
  await it.records.migrate();
});
let way: Way | null = null;
afterEach(async () => {
  way?.reopen();
  await closeAll();
  way?.close();
  way = null;
});

const has = async (...numbers: readonly number[]): Promise<boolean> =>
  (
    await it.records.inbox.missingOf(
      ACCOUNT_SID,
      numbers.map((n) => sid('EV', n)),
    )
  ).length === 0;

test.each(['stop', 'kill'] as const)(
  'a server that is gone (%s) fails whoever waits; what was noted is written when it is back',
  async (how) => {
    const { inbox, audit } = it.records;
    await inbox.store(anEvent(1));
    await postgres()[how]();
    inbox.note(anEvent(2));
    await expect(inbox.store(anEvent(3))).rejects.toThrow(RecordsUnavailableError);
    await expect(audit.keep(anEntry())).rejects.toThrow(RecordsUnavailableError);
    await expect(audit.page({ pageSize: 1 })).rejects.toThrow(RecordsUnavailableError);
    expect(await it.records.reachable()).toBe(false);
    expect(it.told).toEqual(['away']);

    await postgres().resume();
    await inbox.store(anEvent(4));
    await eventually('the noted event is there', () => has(1, 2, 4));
    expect(await inbox.missingOf(ACCOUNT_SID, [sid('EV', 3)])).toEqual([sid('EV', 3)]);
    expect(it.told).toEqual(['away', 'back']);
  },
);

test('a server that stands still is given up, and used again when it goes on', async () => {
  way = await Way.to(postgres().port);
  const through = watched(postgres().url(`away_${databases}`, way.port));
  const { inbox } = through.records;
  await inbox.store(anEvent(1));
  way.swallow();
  await expect(inbox.store(anEvent(2))).rejects.toThrow(RecordsUnavailableError);
  expect(through.told).toEqual(['away']);
  way.reopen();
  await inbox.store(anEvent(3));
  expect(await has(1, 3)).toBe(true);
});

test('a connection that breaks while it is lent and idle ends nothing, and is not used again', async () => {
  const pool = createPool({ url: postgres().url(`away_${databases}`) });
  const lent = await pool.connect();
  await postgres().stop();
  await postgres().resume();
  lent.release();
  const again = await pool.connect();
  expect((await again.query('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
  again.release();
  await pool.end();
});

test('a process that ends writes what is left', async () => {
  for (let n = 1; n <= 2_000; n++) it.records.inbox.note(anEvent(n, { fate: 'signalled' }));
  const other = watched(postgres().url(`away_${databases}`));
  await it.records.close();
  expect(await other.records.inbox.missingOf(ACCOUNT_SID, [sid('EV', 1), sid('EV', 2_000)])).toEqual([]);
  await expect(it.records.inbox.store(anEvent(1))).rejects.toThrow(RecordsUnavailableError);
});

test('errors tell neither an address nor a password', async () => {
  await postgres().stop();
  const error: unknown = await it.records.inbox.store(anEvent(1)).catch((thrown: unknown) => thrown);
  await postgres().resume();
  expect(String(error)).toBe('RecordsUnavailableError: The records database did not answer.');
});

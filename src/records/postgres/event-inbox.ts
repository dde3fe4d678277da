import { sql, type Kysely } from 'kysely';
import { GroupCommit } from '../group-commit';
import type { EventFate, EventInbox, InboxEvent } from '../port';
import type { RecordsTables } from '../schema';
import { storableJson, storableText } from './storable';

const toRow = (event: InboxEvent) => ({
  account_sid: event.accountSid,
  event_key: event.key,
  workspace_sid: event.workspaceSid,
  source: event.source,
  event_type: storableText(event.type),
  resource_sid: event.resourceSid,
  fate: event.fate,
  via: event.via,
  happened_at: event.happenedAt === null ? null : new Date(event.happenedAt),
  received_at: new Date(event.receivedAt),
  deliveries: 1,
  details: storableJson(event.details),
});

type Row = ReturnType<typeof toRow>;

/** A later delivery may reach an interaction that an earlier one missed; the other way round nothing was lost. */
const merged = (first: Row, again: Row): Row => ({
  ...first,
  fate: again.fate === 'signalled' ? again.fate : first.fate,
  deliveries: first.deliveries + again.deliveries,
});

/** One statement may meet a row once; in one order everywhere, so that two writers cannot lock each other out. */
function distinct(events: readonly InboxEvent[]): Row[] {
  const rows = new Map<string, Row>();
  for (const row of events.map(toRow)) {
    const id = `${row.account_sid} ${row.event_key}`;
    const first = rows.get(id);
    rows.set(id, first === undefined ? row : merged(first, row));
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const write = (db: Kysely<RecordsTables>, events: readonly InboxEvent[]): Promise<unknown> =>
  db
    .insertInto('event_inbox')
    .values(distinct(events))
    .onConflict((conflict) =>
      conflict.columns(['account_sid', 'event_key']).doUpdateSet({
        deliveries: sql<number>`event_inbox.deliveries + excluded.deliveries`,
        fate: sql`case when excluded.fate = 'signalled' then excluded.fate else event_inbox.fate end`,
      }),
    )
    .execute();

async function missingOf(
  db: Kysely<RecordsTables>,
  accountSid: string,
  keys: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select asked.key
    from unnest(${keys}::text[]) with ordinality as asked (key, place)
    where not exists (
      select from event_inbox where account_sid = ${accountSid} and event_key = asked.key
    )
    order by asked.place`.execute(db);
  return rows.map(({ key }) => key);
}

async function foundInLog(db: Kysely<RecordsTables>, since: number): Promise<Record<EventFate, number>> {
  const rows = await db
    .selectFrom('event_inbox')
    .select(['fate', sql<string>`count(*)`.as('count')])
    .where('via', '=', 'event_log')
    .where('received_at', '>=', new Date(since))
    .groupBy('fate')
    .execute();
  const counts = { signalled: 0, stored: 0, late: 0, unknown: 0 };
  for (const { fate, count } of rows) counts[fate] = Number(count);
  return counts;
}

async function toldOf(db: Kysely<RecordsTables>, type: string, since: number): Promise<string[]> {
  const rows = await db
    .selectFrom('event_inbox')
    .select('resource_sid')
    .distinct()
    .where('event_type', '=', type)
    .where('received_at', '>=', new Date(since))
    .execute();
  return rows.flatMap(({ resource_sid }) => resource_sid ?? []);
}

export interface PostgresInboxOptions {
  readonly db: Kysely<RecordsTables>;
  /** Maps what the database says; see connect.ts. */
  readonly attempt: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onDropped: (count: number, error: unknown) => void;
}

export function createEventInbox({ db, attempt, onDropped }: PostgresInboxOptions): EventInbox & {
  close(): Promise<void>;
} {
  const commits = new GroupCommit<InboxEvent>({
    write: (events) => attempt(() => write(db, events)).then(() => undefined),
    onDropped,
  });
  return {
    store: (event) => commits.store(event),
    note: (event) => commits.note(event),
    missingOf: (accountSid, keys) => attempt(() => missingOf(db, accountSid, keys)),
    foundInLog: (since) => attempt(() => foundInLog(db, since)),
    toldOf: (type, since) => attempt(() => toldOf(db, type, since)),
    close: () => commits.close(),
  };
}

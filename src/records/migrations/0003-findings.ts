import { sql, type Kysely } from 'kysely';

/** What auditors found amiss, from when to when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding (
      finding_id bigint generated always as identity primary key,
      kind text not null,
      interaction_id text,
      resource_sid text,
      repair text,
      since timestamptz not null,
      last_seen timestamptz not null,
      over_at timestamptz
    )`.execute(db);
  await sql`
    create unique index finding_open on finding
      (kind, coalesce(interaction_id, ''), coalesce(resource_sid, '')) where over_at is null`.execute(db);
  await sql`create index finding_since on finding (since)`.execute(db);
}

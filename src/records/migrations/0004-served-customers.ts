import { sql, type Kysely } from 'kysely';

/** Who served which customer last. `customer` is a hash of what they are known by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table served_customer (
      customer text primary key,
      agent_sid text not null,
      interaction_id text not null,
      served_at timestamptz not null
    )`.execute(db);
  await sql`create index served_customer_served_at on served_customer (served_at)`.execute(db);
}

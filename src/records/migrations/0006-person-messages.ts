import { sql, type Kysely } from 'kysely';

/** Which messages of ladders a person was sent and when, and which were put off, until when. Never what they say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person_message (
      message_id text primary key,
      person text not null,
      asked_at timestamptz not null,
      sent_at timestamptz,
      again_at timestamptz
    )`.execute(db);
  await sql`create index person_message_sent on person_message (person, sent_at)`.execute(db);
  await sql`create index person_message_again on person_message (person, again_at)`.execute(db);
  await sql`create index person_message_asked_at on person_message (asked_at)`.execute(db);
}

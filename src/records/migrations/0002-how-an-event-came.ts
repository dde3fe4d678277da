import { sql, type Kysely } from 'kysely';

/** Whether a webhook brought an event, or it was found in TaskRouter's log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table event_inbox
      add column via text not null default 'webhook' check (via in ('webhook', 'event_log'))`.execute(db);
  await sql`
    create index event_inbox_found_in_log on event_inbox (received_at) where via = 'event_log'`.execute(db);
}

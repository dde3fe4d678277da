import { sql, type Kysely } from 'kysely';

/** The inbox of Twilio's events, the audit log of commands, and how far readers of Twilio's logs have come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createEventInbox(db);
  await createAuditLog(db);
  await createWatermarks(db);
}

async function createEventInbox(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_inbox (
      account_sid text not null,
      event_key text not null,
      workspace_sid text,
      source text not null,
      event_type text not null,
      resource_sid text,
      fate text not null check (fate in ('signalled', 'stored', 'late', 'unknown')),
      happened_at timestamptz,
      received_at timestamptz not null,
      deliveries integer not null default 1,
      details jsonb not null,
      primary key (account_sid, event_key)
    )`.execute(db);
  await sql`create index event_inbox_received_at on event_inbox (received_at)`.execute(db);
  await sql`create index event_inbox_resource on event_inbox (resource_sid, received_at)`.execute(db);
}

async function createAuditLog(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_log (
      entry_id uuid primary key,
      asked_at timestamptz not null,
      interaction_id text not null,
      command text not null,
      idempotency_key text,
      actor_role text not null,
      actor_name text not null,
      agent_sid text,
      reason text,
      note_given boolean not null,
      details jsonb not null,
      answer text,
      answered_at timestamptz
    )`.execute(db);
  await sql`create index audit_log_asked_at on audit_log (asked_at, entry_id)`.execute(db);
  await sql`create index audit_log_interaction on audit_log (interaction_id, asked_at, entry_id)`.execute(db);
  await sql`create index audit_log_actor on audit_log (actor_name, asked_at, entry_id)`.execute(db);
  await sql`create index audit_log_agent on audit_log (agent_sid, asked_at, entry_id)`.execute(db);
}

async function createWatermarks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table watermark (
      name text primary key,
      reached timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
}

import { Client } from 'pg';
import type { AuditRow, InboxRow } from './evidence';

const INBOX = `
  select event_key as "key", event_type as "type", resource_sid as "resourceSid", fate,
    (extract(epoch from received_at) * 1000)::float8 as "receivedAt"
  from event_inbox`;

const AUDIT = `
  select interaction_id as "interactionId", command, idempotency_key as "key", actor_role as "role",
    agent_sid as "agentSid", answer, (extract(epoch from asked_at) * 1000)::float8 as "askedAt"
  from audit_log`;

/** The records' tables as they stand, read by SQL alone. */
export async function recordsAt(databaseUrl: string): Promise<{ inbox: InboxRow[]; audit: AuditRow[] }> {
  const client = new Client({ connectionString: databaseUrl, ssl: false });
  await client.connect();
  try {
    const { rows: inbox } = await client.query<InboxRow>(INBOX);
    const { rows: audit } = await client.query<AuditRow>(AUDIT);
    return { inbox, audit };
  } finally {
    await client.end();
  }
}

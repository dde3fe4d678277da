import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { AuditRow, InboxRow } from './evidence';

const INBOX = `
  select event_key as "key", event_type as "type", resource_sid as "resourceSid", fate, via,
    (extract(epoch from received_at) * 1000)::float8 as "receivedAt"
  from event_inbox`;

const AUDIT = `
  select interaction_id as "interactionId", command, idempotency_key as "key", actor_role as "role",
    agent_sid as "agentSid", answer, (extract(epoch from asked_at) * 1000)::float8 as "askedAt"
  from audit_log`;

const READ_UP_TO = `
  select (extract(epoch from reached) * 1000)::float8 as "reached"
  from watermark where name like 'taskrouter-events/%'`;

/** The records' tables as they stand, read by SQL alone. */
export const recordsAt = (databaseUrl: string): Promise<{ inbox: InboxRow[]; audit: AuditRow[] }> =>
  withDatabase(databaseUrl, async (client) => {
    const { rows: inbox } = await client.query<InboxRow>(INBOX);
    const { rows: audit } = await client.query<AuditRow>(AUDIT);
    return { inbox, audit };
  });

/** Whether TaskRouter's event log was read beyond an instant within this time. */
export const logReadBeyond = (databaseUrl: string, at: number, withinMs: number): Promise<boolean> =>
  withDatabase(databaseUrl, async (client) => {
    const giveUpAt = Date.now() + withinMs;
    while (Date.now() < giveUpAt) {
      const { rows } = await client.query<{ reached: number }>(READ_UP_TO);
      if (rows.some(({ reached }) => reached > at)) return true;
      await pause(500);
    }
    return false;
  });

async function withDatabase<Result>(
  connectionString: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString, ssl: false });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

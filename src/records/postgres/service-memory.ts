import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Served, ServiceMemory } from '../port';
import type { RecordsTables } from '../schema';

const hashOf = (customerKey: string): string => createHash('sha256').update(customerKey).digest('hex');

/** In one order, so that two writers of the same customer cannot wait for each other. */
async function remember(
  db: Kysely<RecordsTables>,
  customerKeys: readonly string[],
  { agentSid, interactionId, at }: Served,
): Promise<void> {
  if (customerKeys.length === 0) return;
  const served = { agent_sid: agentSid, interaction_id: interactionId, served_at: new Date(at) };
  await db
    .insertInto('served_customer')
    .values([...new Set(customerKeys.map(hashOf))].sort().map((customer) => ({ customer, ...served })))
    .onConflict((conflict) =>
      conflict
        .column('customer')
        .doUpdateSet(served)
        .where(sql<boolean>`served_customer.served_at < excluded.served_at`),
    )
    .execute();
}

async function lastServed(
  db: Kysely<RecordsTables>,
  customerKeys: readonly string[],
  since: number,
): Promise<Served | null> {
  if (customerKeys.length === 0) return null;
  const hashes = customerKeys.map(hashOf);
  const rows = await db
    .selectFrom('served_customer')
    .selectAll()
    .where('customer', 'in', hashes)
    .where('served_at', '>=', new Date(since))
    .execute();
  const [first] = hashes.flatMap((hash) => rows.filter(({ customer }) => customer === hash));
  return first === undefined
    ? null
    : { agentSid: first.agent_sid, interactionId: first.interaction_id, at: first.served_at.getTime() };
}

export const createServiceMemory = (
  db: Kysely<RecordsTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): ServiceMemory => ({
  remember: (customerKeys, served) => attempt(() => remember(db, customerKeys, served)),
  lastServed: (customerKeys, since) => attempt(() => lastServed(db, customerKeys, since)),
});

import { sql, type Kysely, type Transaction } from 'kysely';
import type { Finding, OpenFinding } from '../../domain/auditing';
import type { FindingLog } from '../port';
import type { RecordsTables } from '../schema';

/** Answers whether it was not open before. */
async function keep(db: Transaction<RecordsTables>, found: Finding, now: Date): Promise<boolean> {
  const { isNew } = await db
    .insertInto('finding')
    .values({
      kind: found.kind,
      interaction_id: found.interactionId,
      resource_sid: found.resourceSid,
      repair: found.repair,
      since: now,
      last_seen: now,
    })
    .onConflict((conflict) =>
      conflict
        .expression(sql`kind, coalesce(interaction_id, ''), coalesce(resource_sid, '')`)
        .where('over_at', 'is', null)
        .doUpdateSet({
          last_seen: now,
          repair: sql<Finding['repair']>`coalesce(excluded.repair, finding.repair)`,
        }),
    )
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow();
  return isNew;
}

const replace = (db: Kysely<RecordsTables>, found: readonly Finding[], now: Date): Promise<Finding[]> =>
  db.transaction().execute(async (transaction) => {
    const fresh: Finding[] = [];
    for (const finding of found) if (await keep(transaction, finding, now)) fresh.push(finding);
    await transaction
      .updateTable('finding')
      .set({ over_at: now })
      .where('over_at', 'is', null)
      .where('last_seen', '<', now)
      .execute();
    return fresh;
  });

async function open(db: Kysely<RecordsTables>, most: number | undefined): Promise<OpenFinding[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['kind', 'interaction_id', 'resource_sid', 'repair', 'since'])
    .where('over_at', 'is', null)
    .orderBy('since')
    .orderBy('finding_id')
    .$if(most !== undefined, (query) => query.limit(most!))
    .execute();
  return rows.map(({ interaction_id, resource_sid, since, ...finding }) => ({
    ...finding,
    interactionId: interaction_id,
    resourceSid: resource_sid,
    since: since.getTime(),
  }));
}

async function repairs(db: Kysely<RecordsTables>, since: Date): ReturnType<FindingLog['repairs']> {
  const rows = await db
    .selectFrom('finding')
    .select(['repair', sql<string>`count(*)`.as('count')])
    .where('since', '>=', since)
    .where('repair', 'is not', null)
    .groupBy('repair')
    .execute();
  const counts = { reread: 0, delivered: 0, ended: 0 };
  for (const { repair, count } of rows) if (repair !== null) counts[repair] = Number(count);
  return counts;
}

export const createFindingLog = (
  db: Kysely<RecordsTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): FindingLog => ({
  replace: (found, now) => attempt(() => replace(db, found, new Date(now))),
  open: (most) => attempt(() => open(db, most)),
  repairs: (since) => attempt(() => repairs(db, new Date(since))),
});

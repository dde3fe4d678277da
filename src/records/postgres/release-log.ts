import { sql, type Kysely } from 'kysely';
import type { ReleaseCount, ReleaseLog } from '../port';
import type { RecordsTables } from '../schema';

async function count(db: Kysely<RecordsTables>, queue: string, since: Date): Promise<ReleaseCount> {
  const { released, last } = await db
    .selectFrom('queue_release')
    .select([
      sql<string>`coalesce(sum(released), 0)`.as('released'),
      sql<Date | null>`max(run_at)`.as('last'),
    ])
    .where('queue', '=', queue)
    .where('run_at', '>=', since)
    .executeTakeFirstOrThrow();
  return { released: Number(released), lastAt: last?.getTime() ?? null };
}

export const createReleaseLog = (
  db: Kysely<RecordsTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): ReleaseLog => ({
  add: async (queue, at, released) => {
    await attempt(() =>
      db
        .insertInto('queue_release')
        .values({ queue, run_at: new Date(at), released })
        .onConflict((conflict) =>
          conflict
            .columns(['queue', 'run_at'])
            .doUpdateSet({ released: sql<number>`queue_release.released + excluded.released` }),
        )
        .execute(),
    );
  },
  count: (queue, since) => attempt(() => count(db, queue, new Date(since))),
});

import { sql, type Kysely } from 'kysely';
import type { Watermarks } from '../port';
import type { RecordsTables } from '../schema';

export const createWatermarks = (
  db: Kysely<RecordsTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
  now: () => number,
): Watermarks => ({
  read: (name) =>
    attempt(async () => {
      const row = await db
        .selectFrom('watermark')
        .select('reached')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.reached.getTime() ?? null;
    }),
  advance: (name, to) =>
    attempt(async () => {
      const { reached } = await db
        .insertInto('watermark')
        .values({ name, reached: new Date(to), updated_at: new Date(now()) })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({
            reached: sql<Date>`greatest(watermark.reached, excluded.reached)`,
            updated_at: sql<Date>`excluded.updated_at`,
          }),
        )
        .returning('reached')
        .executeTakeFirstOrThrow();
      return reached.getTime();
    }),
});

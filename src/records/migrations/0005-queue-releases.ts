import { sql, type Kysely } from 'kysely';

/** How many each run of the paced release let into a queue; runs that let nobody in leave no row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table queue_release (
      queue text not null,
      run_at timestamptz not null,
      released integer not null,
      primary key (queue, run_at)
    )`.execute(db);
  await sql`create index queue_release_run_at on queue_release (run_at)`.execute(db);
}

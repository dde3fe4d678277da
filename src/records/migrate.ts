import { Kysely, Migrator, PostgresDialect } from 'kysely';
import { MIGRATIONS } from './migrations';
import { createGuardedPool } from './postgres/pool';

/**
 * Brings the database up to this version's tables; what is there already stays. Processes that start together take
 * turns, by an advisory lock of the session (so not through a pooler in transaction mode). Rejects with whatever the
 * database said.
 */
export async function migrate(connectionString: string): Promise<void> {
  const pool = createGuardedPool({
    connectionString,
    // The migrator holds its lock on one connection and looks at the tables over another.
    max: 2,
    connectionTimeoutMillis: 5_000,
    application_name: 'throughline-migrations',
    // No limit to a statement: another replica may be at it, and a large table takes its time.
  });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  } finally {
    await db.destroy();
  }
}

import { ensurePostgresTemplate, TestPostgres } from '../test/harness/postgres';
import { connectRecords, type ConnectedRecords } from '../src/records/connect';

/** The records on a real PostgreSQL of the bench's own. It does not wait for its disk (fsync off), as that of the tests. */
export async function openRecords(): Promise<{ records: ConnectedRecords; close: () => Promise<void> }> {
  await ensurePostgresTemplate();
  const postgres = await TestPostgres.start();
  const fail = (error: unknown): never => {
    throw error instanceof Error ? error : new Error('The database dropped events.');
  };
  const records = connectRecords({
    url: await postgres.database('bench'),
    now: Date.now,
    events: { onAway: fail, onBack: () => undefined, onInboxDropped: (_count, error) => fail(error) },
  });
  await records.migrate();
  const close = async (): Promise<void> => {
    await records.close();
    await postgres.close();
  };
  return { records, close };
}

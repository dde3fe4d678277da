import { Client, DatabaseError } from 'pg';
import { DATABASE_NAME } from './cluster';

const ANSWER_WITHIN_MS = 2_000;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    // Whatever PGSSLMODE says: this is the server of this machine.
    ssl: false,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  // A connection that breaks fails the query that waits for it; without a listener it would end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The database that every new cluster has. */
const maintenanceUrl = (url: string): string => Object.assign(new URL(url), { pathname: '/postgres' }).href;

/** Whether the local server takes connections. */
export const databaseAnswers = (url: string): Promise<boolean> =>
  withClient(maintenanceUrl(url), (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );

/** PostgreSQL, appendix A. */
const DUPLICATE_DATABASE = '42P04';

/** Makes a database in the local server, unless it is there. The name is ours: nothing is escaped. */
export async function createDatabase(url: string, name = DATABASE_NAME): Promise<void> {
  try {
    await withClient(maintenanceUrl(url), (client) => client.query(`create database ${name}`));
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === DUPLICATE_DATABASE)) throw error;
  }
}

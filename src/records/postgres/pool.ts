import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';

const CONNECTIONS = 5;
/** A webhook has three seconds for everything. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 3_000;

export interface PoolOptions {
  readonly url: string;
  /** Connections of this process at most. */
  readonly connections?: number;
}

/** What Kysely uses of a connection. One on which the server fell silent is not used again. */
function guarded(client: PoolClient): PostgresPoolClient {
  let broken = false;
  const query = async (text: unknown, values?: unknown): Promise<unknown> => {
    try {
      return await (client.query as (...given: unknown[]) => Promise<unknown>)(text, values);
    } catch (error) {
      if (!(error instanceof DatabaseError)) broken = true;
      throw error;
    }
  };
  return { query, release: () => client.release(broken) } as PostgresPoolClient;
}

/** Connects when first used. */
export function createPool({ url, connections }: PoolOptions): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: connections ?? CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    // The server gives up by itself; a server that is not heard of any more is given up by the client.
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 500,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'throughline',
    // A process that ends does not wait for idle connections.
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced at the next use, which tells of it.
  pool.on('error', () => undefined);
  return { connect: async () => guarded(await pool.connect()), end: () => pool.end() } as PostgresPool;
}

import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, Pool, type PoolClient, type PoolConfig } from 'pg';

const CONNECTIONS = 5;
const KEPT_OPEN = 2;
/** A webhook has three seconds for everything. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 3_000;

export interface PoolOptions {
  readonly url: string;
  /** Connections of this process at most. */
  readonly connections?: number;
}

/**
 * What Kysely uses of a connection. One that broke, or on which the server fell silent, is not used again. While it is
 * lent the pool does not listen to it, and an error that nobody listens to would end the process.
 */
function guarded(client: PoolClient): PostgresPoolClient {
  let broken = false;
  const onError = (): void => void (broken = true);
  client.on('error', onError);
  const query = async (text: unknown, values?: unknown): Promise<unknown> => {
    try {
      return await (client.query as (...given: unknown[]) => Promise<unknown>)(text, values);
    } catch (error) {
      if (!(error instanceof DatabaseError)) broken = true;
      throw error;
    }
  };
  const release = (): void => {
    client.release(broken);
    // Only now: the pool has begun to listen again.
    client.removeListener('error', onError);
  };
  return { query, release } as PostgresPoolClient;
}

/** A pool of connections whose end never ends the process; it connects when first used. */
export function createGuardedPool(config: PoolConfig): PostgresPool {
  const pool = new Pool(config);
  // An idle connection that breaks is replaced at the next use, which tells of it.
  pool.on('error', () => undefined);
  return { connect: async () => guarded(await pool.connect()), end: () => pool.end() } as PostgresPool;
}

/** For what webhooks and people wait for. */
export const createPool = ({ url, connections }: PoolOptions): PostgresPool =>
  createGuardedPool({
    connectionString: url,
    // Some stay open, so that a webhook after a quiet hour does not pay for a new one.
    min: KEPT_OPEN,
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

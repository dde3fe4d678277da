import { Kysely, PostgresDialect, sql } from 'kysely';
import { migrate } from './migrate';
import { RecordsUnavailableError, type Records } from './port';
import { createAuditLog } from './postgres/audit-log';
import { createEventInbox } from './postgres/event-inbox';
import { createFindingLog } from './postgres/finding-log';
import { createPool } from './postgres/pool';
import { createReleaseLog } from './postgres/release-log';
import { createMessageTurns } from './postgres/message-turns';
import { createServiceMemory } from './postgres/service-memory';
import { explained } from './postgres/unavailable';
import { createWatermarks } from './postgres/watermarks';
import { purge } from './retention';
import type { RecordsTables } from './schema';

/** What happens to the database, for logs and counters. The callbacks must not throw. */
export interface RecordsEvents {
  /** It stopped answering; told once until `onBack`. */
  readonly onAway: (error: unknown) => void;
  readonly onBack: () => void;
  /** Events that were durable elsewhere could not be put into the inbox, too. */
  readonly onInboxDropped: (count: number, error: unknown) => void;
}

export interface RecordsOptions {
  /** `postgres://user:password@host:port/database`, with `sslmode` and the rest as the `pg` package reads them. */
  readonly url: string;
  readonly now: () => number;
  readonly events: RecordsEvents;
  /** Connections of this process at most. */
  readonly connections?: number;
}

export interface ConnectedRecords extends Records {
  /** Brings the tables up to date; see migrate.ts. Rejects with RecordsUnavailableError, or with a fault of ours. */
  migrate(): Promise<void>;
  /** Deletes what is past its time; see retention.ts. */
  purge(): Promise<number>;
  /** Writes what is still in memory, and lets go. */
  close(): Promise<void>;
}

/** Runs work on the database; tells when it goes away and when it is back. */
function createAttempt({ onAway, onBack }: RecordsEvents) {
  let away = false;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      if (away) onBack();
      away = false;
      return result;
    } catch (error) {
      const told = explained(error);
      if (told instanceof RecordsUnavailableError && !away) {
        away = true;
        onAway(told.cause);
      }
      throw told;
    }
  };
}

/** Connects when first used, so that a process starts, and does what it can, also while the database is away. */
export function connectRecords(options: RecordsOptions): ConnectedRecords {
  const { events, now, url } = options;
  const db = new Kysely<RecordsTables>({ dialect: new PostgresDialect({ pool: createPool(options) }) });
  const attempt = createAttempt(events);
  const inbox = createEventInbox({ db, attempt, onDropped: events.onInboxDropped });
  return {
    inbox,
    audit: createAuditLog(db, attempt),
    watermarks: createWatermarks(db, attempt, now),
    findings: createFindingLog(db, attempt),
    served: createServiceMemory(db, attempt),
    releases: createReleaseLog(db, attempt),
    turns: createMessageTurns(db, attempt),
    reachable: () =>
      attempt(() => sql`select 1 from event_inbox limit 1`.execute(db)).then(
        () => true,
        () => false,
      ),
    migrate: () => attempt(() => migrate(url)),
    purge: () => attempt(() => purge(db, now())),
    close: async () => {
      await inbox.close();
      await db.destroy();
    },
  };
}

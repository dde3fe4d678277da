import { sql, type Kysely } from 'kysely';
import type { RecordsTables } from './schema';

/** TaskRouter's event log goes back 30 days (Twilio, "Events API"): nobody can ask for an older event any more. */
export const INBOX_DAYS = 30;

const DAY_MS = 24 * 60 * 60_000;
const AT_ONCE = 5_000;

/** The longest window that a policy may look back for the agent who served a customer. */
export const SERVED_DAYS = 90;

/** Deletes what is past its time. Answers how many rows. */
export const purge = async (db: Kysely<RecordsTables>, now: number): Promise<number> =>
  (await purgeInbox(db, now)) +
  (await purgeServed(db, now)) +
  (await purgeReleases(db, now)) +
  (await purgeTurns(db, now));

/** Twice the longest time that a policy may limit a person's messages in. */
export const TURN_DAYS = 2;

/** Those that were put off, too: whoever still is asks again, and is written again. */
async function purgeTurns(db: Kysely<RecordsTables>, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('person_message')
    .where('asked_at', '<', new Date(now - TURN_DAYS * DAY_MS))
    .where(sql<Date>`coalesce(sent_at, again_at)`, '<', new Date(now - TURN_DAYS * DAY_MS))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** One opening is long over by then. */
export const RELEASE_DAYS = 30;

async function purgeReleases(db: Kysely<RecordsTables>, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('queue_release')
    .where('run_at', '<', new Date(now - RELEASE_DAYS * DAY_MS))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function purgeServed(db: Kysely<RecordsTables>, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('served_customer')
    .where('served_at', '<', new Date(now - SERVED_DAYS * DAY_MS))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Events of the inbox, a few at a time so that nobody waits. */
async function purgeInbox(db: Kysely<RecordsTables>, now: number): Promise<number> {
  const before = new Date(now - INBOX_DAYS * DAY_MS);
  let deleted = 0;
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from event_inbox where ctid in (
        select ctid from event_inbox where received_at < ${before} limit ${AT_ONCE} for update skip locked
      )`.execute(db);
    deleted += Number(numAffectedRows);
    if (numAffectedRows < AT_ONCE) return deleted;
  }
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { COMES_WITHIN_MS, turnAfter, type TurnsOfPerson } from '../../domain/escalation/message-turns';
import type { Instant } from '../../domain/json';
import type { AskedTurn, MessageTurns, Turn } from '../port';
import type { RecordsTables } from '../schema';

type Db = Transaction<RecordsTables>;

/** One of a person's messages after the other, whichever workers they are at. */
const inTurn = (db: Db, person: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`person_message:${person}`}, 0))`.execute(db);

/** Those that were put off and have not asked again in time need it no more. */
const waiting = (db: Db, { person, messageId }: AskedTurn, now: Instant) =>
  db
    .selectFrom('person_message')
    .where('person', '=', person)
    .where('message_id', '!=', messageId)
    .where('again_at', '>', new Date(now - COMES_WITHIN_MS));

async function turnsOf(db: Db, asked: AskedTurn, askedAt: Date, now: Instant): Promise<TurnsOfPerson> {
  const { person, messageId, limit } = asked;
  const sent = await db
    .selectFrom('person_message')
    .select('sent_at')
    .where('person', '=', person)
    .where('message_id', '!=', messageId)
    .where('sent_at', '>', new Date(now - limit.withinMs))
    .orderBy('sent_at', 'desc')
    .limit(limit.most)
    .execute();
  const ahead = await waiting(db, asked, now)
    .select(['asked_at', 'again_at'])
    .where((row) =>
      row.or([
        row('asked_at', '<', askedAt),
        row.and([row('asked_at', '=', askedAt), row('message_id', '<', messageId)]),
      ]),
    )
    .orderBy('asked_at')
    .limit(limit.most)
    .execute();
  return {
    sent: sent.map(({ sent_at }) => sent_at!.getTime()).reverse(),
    ahead: ahead.map(({ asked_at, again_at }) => ({
      askedAt: asked_at.getTime(),
      again: again_at!.getTime(),
    })),
  };
}

async function take(db: Db, asked: AskedTurn, now: Instant): Promise<Turn> {
  const { person, messageId, limit } = asked;
  await inTurn(db, person);
  const mine = await db
    .selectFrom('person_message')
    .select(['asked_at', 'sent_at'])
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  const askedAt = mine?.asked_at ?? new Date(now);
  const isSent = (mine?.sent_at?.getTime() ?? -Infinity) > now - limit.withinMs;
  const again = isSent ? null : turnAfter(await turnsOf(db, asked, askedAt, now), limit, now);
  const sentAt = isSent ? mine!.sent_at : new Date(now);
  const row =
    again === null ? { sent_at: sentAt, again_at: null } : { sent_at: null, again_at: new Date(again) };
  await db
    .insertInto('person_message')
    .values({ message_id: messageId, person, asked_at: askedAt, ...row })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet(row))
    .execute();
  if (again !== null) return { again };
  const { count } = await waiting(db, asked, now)
    .select(sql<string>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return { again: null, alsoWaiting: Number(count) };
}

export const createMessageTurns = (
  db: Kysely<RecordsTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): MessageTurns => ({
  take: (asked, now) => attempt(() => db.transaction().execute((within) => take(within, asked, now))),
  giveBack: async (messageId) => {
    await attempt(() => db.deleteFrom('person_message').where('message_id', '=', messageId).execute());
  },
});

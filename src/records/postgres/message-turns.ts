import { sql, type Kysely, type Transaction } from 'kysely';
import { COMES_WITHIN_MS, turnAfter, type TurnsOfPerson } from '../../domain/escalation/message-turns';
import type { Instant } from '../../domain/json';
import type { AskedTurn, MessageTurns, Turn } from '../port';
import type { RecordsTables } from '../schema';

type Db = Transaction<RecordsTables>;

/** One of a person's messages after the other, whichever workers they are at. */
const inTurn = (db: Db, person: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`person_message:${person}`}, 0))`.execute(db);

/**
 * What counts now of a person's messages, the first asked first: this one, those that were sent within the limit's time, and
 * those that wait; who was put off and has not asked again in time needs it no more. In one query, for whoever else asks for
 * this person waits meanwhile.
 */
const messagesOf = (db: Db, { person, messageId, limit }: AskedTurn, now: Instant) =>
  db
    .selectFrom('person_message')
    .select(['message_id', 'asked_at', 'sent_at', 'again_at'])
    .where('person', '=', person)
    .where((row) =>
      row.or([
        row('message_id', '=', messageId),
        row('sent_at', '>', new Date(now - limit.withinMs)),
        row('again_at', '>', new Date(now - COMES_WITHIN_MS)),
      ]),
    )
    .orderBy('asked_at')
    .orderBy('message_id')
    .execute();

type Message = Awaited<ReturnType<typeof messagesOf>>[number];

function turnsOf(
  others: readonly Message[],
  isEarlier: (other: Message) => boolean,
  most: number,
): TurnsOfPerson {
  const sent = others.flatMap(({ sent_at }) => (sent_at === null ? [] : [sent_at.getTime()]));
  const ahead = others
    .filter(isEarlier)
    .flatMap(({ asked_at, again_at }) =>
      again_at === null ? [] : [{ askedAt: asked_at.getTime(), again: again_at.getTime() }],
    );
  return { sent: sent.sort((a, b) => a - b).slice(-most), ahead: ahead.slice(0, most) };
}

async function take(db: Db, asked: AskedTurn, now: Instant): Promise<Turn> {
  const { person, messageId, limit } = asked;
  await inTurn(db, person);
  const all = await messagesOf(db, asked, now);
  const mine = all.find(({ message_id }) => message_id === messageId);
  const others = all.filter((message) => message !== mine);
  const askedAt = mine?.asked_at ?? new Date(now);
  const isEarlier = ({ asked_at: at, message_id: id }: Message): boolean =>
    at < askedAt || (at.getTime() === askedAt.getTime() && id < messageId);
  const isSent = (mine?.sent_at?.getTime() ?? -Infinity) > now - limit.withinMs;
  const again = isSent ? null : turnAfter(turnsOf(others, isEarlier, limit.most), limit, now);
  const sentAt = isSent ? mine!.sent_at : new Date(now);
  const row =
    again === null ? { sent_at: sentAt, again_at: null } : { sent_at: null, again_at: new Date(again) };
  await db
    .insertInto('person_message')
    .values({ message_id: messageId, person, asked_at: askedAt, ...row })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet(row))
    .execute();
  return again === null
    ? { again, alsoWaiting: others.filter(({ again_at }) => again_at !== null).length }
    : { again };
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

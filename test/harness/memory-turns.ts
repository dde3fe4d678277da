import { COMES_WITHIN_MS, turnAfter } from '../../src/domain/escalation/message-turns';
import type { AskedTurn, Turn } from '../../src/records/port';

export interface PersonMessage {
  readonly messageId: string;
  readonly person: string;
  readonly askedAt: number;
  readonly sentAt: number | null;
  readonly again: number | null;
}

/** As the records do it (src/records/postgres/message-turns.ts), in memory. */
export function takeTurn(
  messages: Map<string, PersonMessage>,
  { person, messageId, limit }: AskedTurn,
  now: number,
): Turn {
  const mine = messages.get(messageId);
  const askedAt = mine?.askedAt ?? now;
  const others = [...messages.values()].filter(
    (other) => other.person === person && other.messageId !== messageId,
  );
  const waiting = others.filter(({ again }) => again !== null && again > now - COMES_WITHIN_MS);
  const isEarlier = (other: PersonMessage): boolean =>
    other.askedAt < askedAt || (other.askedAt === askedAt && other.messageId < messageId);
  const sent = others.flatMap(({ sentAt }) =>
    sentAt !== null && sentAt > now - limit.withinMs ? [sentAt] : [],
  );
  const turns = {
    sent: sent.sort((a, b) => a - b).slice(-limit.most),
    ahead: waiting
      .filter(isEarlier)
      .sort((a, b) => a.askedAt - b.askedAt)
      .slice(0, limit.most)
      .map((other) => ({ askedAt: other.askedAt, again: other.again! })),
  };
  const isSent = (mine?.sentAt ?? -Infinity) > now - limit.withinMs;
  const again = isSent ? null : turnAfter(turns, limit, now);
  const sentAt = again === null ? (isSent ? mine!.sentAt : now) : null;
  messages.set(messageId, { messageId, person, askedAt, sentAt, again });
  return again === null ? { again, alsoWaiting: waiting.length } : { again };
}

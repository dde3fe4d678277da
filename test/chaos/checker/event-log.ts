import { historyOf, keysSignalled, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'what no webhook told is found in the event log';

/**
 * Everything in TaskRouter's log has moved an interaction, or is in the inbox: brought by a webhook, or found by whoever
 * reads the log. Only what came when all was quiet may have been read by nobody yet.
 */
export function eventLog(books: Books): Violation[] {
  const { lives, inbox, events, passages, quietAt } = books.evidence;
  const known = new Set([
    ...lives.flatMap((life) => keysSignalled(historyOf(life))),
    ...inbox.map(({ key }) => key),
  ]);
  const told = new Set(passages.map(({ eventSid }) => eventSid));
  return events
    .filter(({ sid, at }) => at <= quietAt && !known.has(sid))
    .map(({ sid, type, interactionId }) => ({
      invariant: INVARIANT,
      cost: 'lost' as const,
      life: lives.find((life) => life.interactionId === interactionId)?.name ?? null,
      what: `${type} ${sid} was ${told.has(sid) ? 'refused' : 'told to nobody'}, and nobody looked`,
    }));
}

/** What the event log brought, because no webhook did: the webhook never came, or it was refused. */
export function foundInLog({ evidence }: Books): { readonly key: string; readonly wasSignalled: boolean }[] {
  const answers = new Map<string, (number | null)[]>();
  for (const { eventSid, status } of evidence.passages) {
    answers.set(eventSid, [...(answers.get(eventSid) ?? []), status]);
  }
  const signalled = new Set(evidence.lives.flatMap((life) => keysSignalled(historyOf(life))));
  // Of a webhook without an answer nobody knows what became of it.
  const wasRefused = (status: number | null): boolean => status !== null && status >= 400;
  return evidence.inbox
    .filter(({ key, via }) => via === 'event_log' && (answers.get(key) ?? []).every(wasRefused))
    .map(({ key }) => ({ key, wasSignalled: signalled.has(key) }));
}

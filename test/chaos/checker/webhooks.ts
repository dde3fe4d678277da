import { historyOf, keysSignalled, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'an acknowledged event is in a history, or in the inbox';

/** Whatever Twilio was answered with a 2xx is somewhere for good: moved an interaction, or is kept in the records. */
export function webhooks(books: Books): Violation[] {
  const { lives, inbox, passages } = books.evidence;
  const kept = new Set([
    ...lives.flatMap((life) => keysSignalled(historyOf(life))),
    // What the inbox calls signalled is kept by its history alone.
    ...inbox
      .filter(({ fate }) => fate !== 'signalled')
      .flatMap(({ key, resourceSid, type }) => [key, resourceSid, `${resourceSid}.${type}`]),
  ]);
  return passages
    .filter(({ told, eventSid }) => isYes(told) && !kept.has(eventSid))
    .map((passage) => ({
      invariant: INVARIANT,
      cost: 'lost' as const,
      life: books.lifeOf(passage)?.name ?? null,
      what: `${passage.eventType} ${passage.eventSid} was acknowledged, and nobody has it`,
    }));
}

const isYes = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

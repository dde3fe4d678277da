import { OutsideError } from '../../adapters/outside-error';
import type { EscalationActionOf, EscalationResults } from '../../domain/escalation/actions';
import type { Instant, JsonObject } from '../../domain/json';
import { RecordsUnavailableError, type MessageTurns, type Turn } from '../../records/port';

/**
 * How long a message waits for the records: nobody is left unasked for their sake. Longer than a surge to one person, for they
 * are asked one after another; a page and this have 20 s together.
 */
export const TURN_WITHIN_MS = 3_000;

export interface TurnSources {
  readonly turns: MessageTurns;
  /** Milliseconds since the epoch. */
  readonly now: () => Instant;
}

type Page = Pick<EscalationActionOf<'page'>, 'pageId' | 'message' | 'limit'>;
type Result = EscalationResults['page'];

/**
 * Sends a message to a person in their turn: a message too many is put off, and says until when. One that did not come
 * does not count, one that may have does. While the records are away it is sent, and not counted.
 */
export async function inTurn(
  { turns, now }: TurnSources,
  { pageId, message, limit = null }: Page,
  send: (message: JsonObject) => Promise<Result>,
): Promise<Result> {
  if (limit === null) return send(message);
  const turn = await turnOf(turns.take({ ...limit, messageId: pageId }, now()));
  if (turn === null) return { ...(await send(message)), uncounted: true };
  if (turn.again !== null) return { putOffUntil: turn.again };
  try {
    return await send(withWaiting(message, turn.alsoWaiting));
  } catch (error) {
    const came = !(error instanceof OutsideError) || error.outcome === 'unknown';
    if (!came) await turns.giveBack(pageId).catch(() => undefined);
    throw error;
  }
}

/** Null: the records did not say in time. */
async function turnOf(asked: Promise<Turn>): Promise<Turn | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), TURN_WITHIN_MS);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } catch (error) {
    if (error instanceof RecordsUnavailableError) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    // An answer that comes after its time may be a failure, too.
    asked.catch(() => undefined);
  }
}

/** How many more wait to be sent to the same person. */
function withWaiting(message: JsonObject, alsoWaiting: number): JsonObject {
  const { data } = message as { readonly data: JsonObject };
  return alsoWaiting === 0 ? message : { ...message, data: { ...data, alsoWaiting } };
}

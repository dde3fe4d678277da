import type { Instant } from '../../domain/json';
import type { Deferral } from '../../domain/leg';
import type { Offer } from '../../domain/task-reading';

/** TaskRouter holds a reservation "on hold" while a conference is built, for up to several minutes. */
const ACCEPTING_MAX_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 15_000;

/**
 * Whether a write must wait for an offer's answer, and until when; null: go on. One offer is waited for until its end;
 * should it then still stand, an acceptance is in progress and gets five minutes more. Another offer after that one is
 * not waited for: an offer loop must not hold overflow up.
 */
export function deferFor(
  offer: Offer,
  before: Deferral | null,
  ringMs: number,
  now: Instant,
): Deferral | null {
  const endsAt = offer.createdAt + ringMs;
  if (before === null)
    return { reservationSid: offer.reservationSid, since: now, until: Math.max(endsAt, now) };
  if (before.reservationSid !== offer.reservationSid || now >= before.since + ACCEPTING_MAX_MS) return null;
  return { ...before, until: Math.max(endsAt, now + LOOK_AGAIN_MS) };
}

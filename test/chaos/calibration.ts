import type { LedgerEntry, RoutingEvent } from './evidence/evidence';

/** From the first attempt to start a contact to its task in TaskRouter, on an idle machine, with room to spare. */
const IDLE_MS = 500;

/**
 * How slow this machine is today, from contacts that nothing was done to: the slowest of them counts. Limits that a busy
 * machine would break by itself are stretched by it, and by nothing else.
 */
export function slownessOf(
  ledger: readonly LedgerEntry[],
  lives: readonly { readonly name: string; readonly interactionId: string | null }[],
  events: readonly RoutingEvent[],
): number {
  const took = lives.map(({ name, interactionId }) => {
    const askedAt = ledger.find(({ life, what }) => life === name && what === 'start')?.attempts[0]?.at;
    const created = events.find(
      (event) => event.type === 'task.created' && event.interactionId === interactionId,
    );
    return askedAt === undefined || created === undefined ? 0 : created.at - askedAt;
  });
  return Math.max(1, ...took.map((ms) => ms / IDLE_MS));
}

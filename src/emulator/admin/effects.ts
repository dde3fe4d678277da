import type { AdminHandler } from './admin-operation';

/** What was done since a sequence number (`?since=`, default 0). */
export const listEffects: AdminHandler = ({ effects }, { query }) => {
  const since = Number(query['since'] ?? 0);
  return { body: { effects: effects.since(Number.isFinite(since) ? since : 0) } };
};

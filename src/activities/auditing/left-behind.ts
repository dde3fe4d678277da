import {
  CLOSED_WATERMARK,
  CLOSED_WITHIN_MS,
  SETTLED_MS,
  type Finding,
  type OpenFinding,
  type OpenInteraction,
} from '../../domain/auditing';
import type { Instant } from '../../domain/json';
import { lookAtEach } from './look-at-each';
import { callOf, conversationOf, isCallLive, isConversationOpen } from './lost-tasks';
import type { AuditDependencies } from './ports';

/** More do not close in a minute on the largest floors. */
const MOST_CLOSED = 5_000;

/** Whoever had an agent may stay on the line for what comes after: a survey, a payment line. */
const MAY_STAY: ReadonlySet<string | null> = new Set(['resolved', 'escalated']);

async function leftByClosed(
  deps: AuditDependencies,
  interaction: OpenInteraction,
  openSids: ReadonlySet<string>,
): Promise<Finding | null> {
  const { interactionId } = interaction;
  const call = callOf(interaction);
  if (call !== null && !openSids.has(call) && (await isCallLive(deps, call))) {
    if (MAY_STAY.has(await deps.interactions.outcomeOf(interactionId))) return null;
    return { kind: 'caller_without_task', interactionId, resourceSid: call, repair: null };
  }
  const conversation = conversationOf(interaction);
  if (conversation === null || openSids.has(conversation)) return null;
  return (await isConversationOpen(deps, conversation))
    ? { kind: 'conversation_without_task', interactionId, resourceSid: conversation, repair: null }
    : null;
}

/** Found before, and still so. */
async function isStillSo(deps: AuditDependencies, { kind, resourceSid }: Finding): Promise<boolean> {
  if (kind === 'caller_without_task') return isCallLive(deps, resourceSid);
  return kind === 'conversation_without_task' && isConversationOpen(deps, resourceSid);
}

/**
 * Customers who are connected although their interaction has closed: of those that closed since the last audit, and of
 * those that were found before.
 */
export async function leftBehind(
  deps: AuditDependencies,
  open: readonly OpenInteraction[],
  before: readonly OpenFinding[],
  now: Instant,
): Promise<{ readonly found: readonly Finding[]; readonly lookedUpTo: Instant }> {
  const to = now - SETTLED_MS;
  const reached = await deps.records.watermarks.read(CLOSED_WATERMARK);
  // As with the log: a watermark that is still to come is of a clock that was wrong.
  const from = Math.max(reached === null || reached > now ? 0 : reached, now - CLOSED_WITHIN_MS);
  const closed = from < to ? await deps.interactions.closedInteractions(from, to, MOST_CLOSED) : [];
  const openSids = new Set(open.flatMap(({ twilioSids }) => twilioSids));
  const openIds = new Set(open.map(({ interactionId }) => interactionId));
  const asked = before.filter(
    ({ interactionId, resourceSid }) =>
      interactionId !== null && !openIds.has(interactionId) && !openSids.has(resourceSid ?? ''),
  );
  const found = [
    ...(await lookAtEach(closed, (interaction) => leftByClosed(deps, interaction, openSids))),
    ...(await lookAtEach(asked, async ({ since: _, ...finding }) =>
      (await isStillSo(deps, finding)) ? { ...finding, repair: null } : null,
    )),
  ];
  return { found, lookedUpTo: to };
}

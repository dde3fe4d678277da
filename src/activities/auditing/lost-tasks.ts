import { findingOf, hasTask, type Finding, type OpenInteraction, type Seen } from '../../domain/auditing';
import { asCallSid, asConversationSid, asTaskSid, type InteractionId } from '../../domain/ids';
import type { Instant } from '../../domain/json';
import { GatewayError } from '../../gateway/port';
import type { AuditDependencies, IsKnown } from './ports';

const LIVE: ReadonlySet<string> = new Set(['pending', 'reserved', 'assigned', 'wrapping']);

/** The newest of a kind: SIDs are listed in the order in which the interaction came by them. */
const newest = ({ twilioSids }: OpenInteraction, prefix: string): string | null =>
  twilioSids.filter((sid) => sid.startsWith(prefix)).at(-1) ?? null;

export const isCallLive = async ({ calls }: AuditDependencies, sid: string | null): Promise<boolean> =>
  sid !== null && (await calls.readCall(asCallSid(sid))) === 'live';

export const isConversationOpen = async (
  { conversations }: AuditDependencies,
  sid: string | null,
): Promise<boolean> => sid !== null && (await conversations.isOpen(asConversationSid(sid))) === true;

export const callOf = (interaction: OpenInteraction): string | null => newest(interaction, 'CA');
export const conversationOf = (interaction: OpenInteraction): string | null => newest(interaction, 'CH');

async function see(deps: AuditDependencies, interaction: OpenInteraction): Promise<Seen> {
  const task = await deps.taskRouter.readTask(asTaskSid(newest(interaction, 'WT') ?? ''));
  const isLive = task !== null && LIVE.has(task.status);
  return {
    task: task && { isLive, updatedAt: task.updatedAt },
    callIsLive: !isLive && (await isCallLive(deps, callOf(interaction))),
    conversationIsOpen: !isLive && (await isConversationOpen(deps, conversationOf(interaction))),
  };
}

/** Lists are a moment behind: it may have ended, or been parked, since. One that cannot answer counts as it is listed. */
async function hasTaskStill({ interactions }: AuditDependencies, id: InteractionId): Promise<boolean> {
  try {
    return hasTask((await interactions.read(id)).phase);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code === 'temporal_unavailable') throw error;
    return error.code !== 'interaction_not_found';
  }
}

const RESOURCE = {
  task_gone: (interaction: OpenInteraction) => newest(interaction, 'WT'),
  task_over: (interaction: OpenInteraction) => newest(interaction, 'WT'),
  caller_without_task: callOf,
  conversation_without_task: conversationOf,
} as const;

/**
 * An open interaction none of whose tasks is live: looked at more closely, and, the first time, made to read its tasks
 * again.
 */
export async function lostTask(
  deps: AuditDependencies,
  interaction: OpenInteraction,
  isKnown: IsKnown,
  now: Instant,
): Promise<Finding | null> {
  const kind = findingOf(await see(deps, interaction), now);
  const { interactionId } = interaction;
  if (kind === null || !(await hasTaskStill(deps, interactionId))) return null;
  const found = { kind, interactionId, resourceSid: RESOURCE[kind](interaction) };
  if (isKnown(found)) return { ...found, repair: null };
  await deps.interactions.doubt(interactionId);
  return { ...found, repair: 'reread' };
}

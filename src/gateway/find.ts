import type { Client } from '@temporalio/client';
import { interactionIdOfWorkflow, interactionWorkflowId, type InteractionId } from '../domain/ids';
import type { Phase } from '../domain/interaction-view';
import { INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { isNotFound } from './temporal-errors';

export interface Found {
  readonly id: InteractionId;
  /** The run is over, or only its last records are being written. */
  readonly over: boolean;
  readonly phase: Phase;
  readonly twilioSids: readonly string[];
  readonly bodyHash: string | null;
}

/** What Temporal knows of an interaction without asking a worker; null when it never started. */
export async function findInteraction(client: Client, id: InteractionId): Promise<Found | null> {
  try {
    const execution = await client.workflow.getHandle(interactionWorkflowId(id)).describe();
    const attributes = execution.typedSearchAttributes;
    const phase = (attributes.get(SEARCH_ATTRIBUTES.phase) ?? 'closed') as Phase;
    const bodyHash: unknown = execution.memo?.bodyHash;
    return {
      id,
      phase,
      over: execution.status.name !== 'RUNNING' || phase === 'closed',
      twilioSids: attributes.get(SEARCH_ATTRIBUTES.twilioSids) ?? [],
      bodyHash: typeof bodyHash === 'string' ? bodyHash : null,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** A value inside a visibility query. Quotes and backslashes are escaped: the query is SQL-like text. */
export const quoted = (value: string): string => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** What was found once stays so: a task or a call belongs to one interaction for good. */
const foundBefore = new WeakMap<Client, Map<string, InteractionId>>();
const MOST_REMEMBERED = 10_000;

/**
 * The interaction that a task or a call belongs to by its search attribute. Eventually consistent, and Temporal allows
 * few such reads a second, so what is found is remembered.
 */
export async function findByTwilioSid(client: Client, sid: string): Promise<InteractionId | null> {
  const remembered = foundBefore.get(client) ?? new Map<string, InteractionId>();
  foundBefore.set(client, remembered);
  const known = remembered.get(sid);
  if (known !== undefined) return known;
  const query = `WorkflowType = ${quoted(INTERACTION_WORKFLOW)} AND ${SEARCH_ATTRIBUTES.twilioSids.name} = ${quoted(sid)}`;
  for await (const execution of client.workflow.list({ query, pageSize: 1 })) {
    const id = interactionIdOfWorkflow(execution.workflowId);
    if (id === null) return null;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(sid, id);
    return id;
  }
  return null;
}

import type { Client } from '@temporalio/client';
import { interactionIdOfWorkflow } from '../../domain/ids';
import { INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../../workflows/messages';
import { quoted } from '../find';
import type { Concerned } from './port';

const PAGE_SIZE = 1_000;

const IS_RUNNING = `WorkflowType = ${quoted(INTERACTION_WORKFLOW)} AND ExecutionStatus = 'Running'`;
const { phase, queue, override, priority } = SEARCH_ATTRIBUTES;

/** Who was handed to a queue cold waits in it, too. */
const WAIT = ['waiting', 'transferring'];

const anyOf = (name: string, values: readonly string[]): string =>
  `${name} IN (${values.map(quoted).join(', ')})`;

const OTHERS = ['held', 'active', 'consulting', 'wrapping'];

const inQueues = (queues: readonly string[], phases: readonly string[]): string =>
  [IS_RUNNING, anyOf(phase.name, phases), anyOf(queue.name, queues), `${override.name} IS NULL`].join(
    ' AND ',
  );

export const waitingIn = (client: Client, queues: readonly string[]): Promise<Concerned[]> =>
  listed(client, inQueues(queues, WAIT));

export const othersIn = (client: Client, queues: readonly string[]): Promise<Concerned[]> =>
  listed(client, inQueues(queues, OTHERS));

export const divertedBy = (client: Client, overrideId: string): Promise<Concerned[]> =>
  listed(client, `${IS_RUNNING} AND ${override.name} = ${quoted(overrideId)}`);

async function listed(client: Client, query: string): Promise<Concerned[]> {
  const found: Concerned[] = [];
  for await (const { workflowId, startTime, typedSearchAttributes: known } of client.workflow.list({
    query,
    pageSize: PAGE_SIZE,
  })) {
    const interactionId = interactionIdOfWorkflow(workflowId);
    if (interactionId === null) continue;
    found.push({
      interactionId,
      queue: known.get(queue) ?? '',
      priority: known.get(priority) ?? null,
      startedAt: startTime.getTime(),
    });
  }
  return found;
}

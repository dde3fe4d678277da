import type { Client } from '@temporalio/client';
import type { Channel } from '../domain/channel';
import { interactionIdOfWorkflow } from '../domain/ids';
import type { Phase } from '../domain/interaction-view';
import { INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { quoted } from './find';
import { listPage, type Listed, type Page } from './listed-page';
import type { InteractionFilter, InteractionListItem } from './port';

/** Runs that went on as a new one are not interactions of their own; the phase says the rest. */
function queryOf({ phase, queue, channel, tier, slaBreached }: InteractionFilter): string {
  const equals: [string, string | undefined][] = [
    [SEARCH_ATTRIBUTES.phase.name, phase],
    [SEARCH_ATTRIBUTES.queue.name, queue],
    [SEARCH_ATTRIBUTES.channel.name, channel],
    [SEARCH_ATTRIBUTES.tier.name, tier],
  ];
  return [
    `WorkflowType = ${quoted(INTERACTION_WORKFLOW)}`,
    `ExecutionStatus != 'ContinuedAsNew'`,
    `${SEARCH_ATTRIBUTES.phase.name} IS NOT NULL`,
    ...equals.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${quoted(value)}`])),
    ...(slaBreached === undefined ? [] : [`${SEARCH_ATTRIBUTES.slaBreached.name} = ${slaBreached}`]),
  ].join(' AND ');
}

export const listInteractions = (
  client: Client,
  filter: InteractionFilter,
): Promise<Page<InteractionListItem>> => listPage(client, queryOf(filter), filter, itemOf);

const itemOf = ({ workflowId, startedAt, closedAt, field, instant }: Listed): InteractionListItem => ({
  interactionId: interactionIdOfWorkflow(workflowId) ?? '',
  phase: field<Phase>(SEARCH_ATTRIBUTES.phase) ?? 'closed',
  queue: field(SEARCH_ATTRIBUTES.queue),
  channel: field<Channel>(SEARCH_ATTRIBUTES.channel) ?? 'chat',
  tier: field(SEARCH_ATTRIBUTES.tier),
  priority: field(SEARCH_ATTRIBUTES.priority),
  agentSid: field(SEARCH_ATTRIBUTES.agentSid),
  slaDueAt: instant(SEARCH_ATTRIBUTES.slaDueAt),
  slaBreached: field(SEARCH_ATTRIBUTES.slaBreached),
  startedAt,
  closedAt,
});

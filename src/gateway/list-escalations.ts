import type { Client } from '@temporalio/client';
import { ESCALATION_STATUSES, type EscalationStatus } from '../domain/escalation/asked';
import { LISTED_AS } from '../domain/escalation/listing';
import { asEscalationId, escalationIdOfWorkflow, interactionIdOfEscalation } from '../domain/ids';
import { ESCALATION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { quoted } from './find';
import { listPage, type Listed, type Page } from './listed-page';
import type { EscalationFilter, EscalationListItem } from './port';

const LEVEL = SEARCH_ATTRIBUTES.escalationLevel.name;
const TAKEN = SEARCH_ATTRIBUTES.escalationTaken.name;

/** One that was terminated keeps its level, and a run that went on as a new one has its successor's. */
const NOT_OVER = `${LEVEL} IS NOT NULL AND ExecutionStatus = 'Running'`;
const OVER = `${LEVEL} IS NULL AND ExecutionStatus != 'ContinuedAsNew'`;

function statusIs(status: EscalationStatus | undefined): string {
  if (status === undefined) return NOT_OVER;
  const { over, taken } = LISTED_AS[status];
  return `${over ? OVER : NOT_OVER} AND ${TAKEN} = ${taken}`;
}

function queryOf({ status, ladder, level, owner, startedBefore }: EscalationFilter): string {
  const equals: [string, string | undefined][] = [
    [SEARCH_ATTRIBUTES.escalationLadder.name, ladder],
    [SEARCH_ATTRIBUTES.escalationOwner.name, owner],
  ];
  return [
    `WorkflowType = ${quoted(ESCALATION_WORKFLOW)}`,
    statusIs(status),
    ...equals.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${quoted(value)}`])),
    ...(level === undefined ? [] : [`${LEVEL} = ${level}`]),
    ...(startedBefore === undefined
      ? []
      : [`${SEARCH_ATTRIBUTES.escalationStartedAt.name} < ${quoted(startedBefore)}`]),
  ].join(' AND ');
}

export const listEscalations = (
  client: Client,
  filter: EscalationFilter,
): Promise<Page<EscalationListItem>> => listPage(client, queryOf(filter), filter, itemOf);

/** Null of one that an older worker began. */
function statusOf(level: number | null, taken: boolean | null): EscalationStatus | null {
  const isIt = (status: EscalationStatus): boolean =>
    LISTED_AS[status].over === (level === null) && LISTED_AS[status].taken === taken;
  return ESCALATION_STATUSES.find(isIt) ?? null;
}

function itemOf({ workflowId, startedAt, field, instant }: Listed): EscalationListItem {
  const escalationId = escalationIdOfWorkflow(workflowId) ?? asEscalationId('');
  const level = field<number>(SEARCH_ATTRIBUTES.escalationLevel);
  return {
    escalationId,
    interactionId: interactionIdOfEscalation(escalationId),
    ladder: field(SEARCH_ATTRIBUTES.escalationLadder),
    status: statusOf(level, field(SEARCH_ATTRIBUTES.escalationTaken)),
    level,
    owner: field(SEARCH_ATTRIBUTES.escalationOwner),
    dueAt: instant(SEARCH_ATTRIBUTES.slaDueAt),
    startedAt: instant(SEARCH_ATTRIBUTES.escalationStartedAt) ?? startedAt,
  };
}

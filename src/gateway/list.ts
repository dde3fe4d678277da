import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Channel } from '../domain/channel';
import { interactionIdOfWorkflow } from '../domain/ids';
import type { Phase } from '../domain/interaction-view';
import { INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { quoted } from './find';
import { GatewayError, type InteractionFilter, type InteractionListItem } from './port';
import { isInvalidArgument } from './temporal-errors';

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

const checksumOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 8);

/**
 * Temporal's own token is opaque bytes, and a server that cannot read them says that it is unavailable: a checksum tells
 * what is no token of this list before it is asked.
 */
const tokenOf = (bytes: Uint8Array): string | null =>
  bytes.length === 0 ? null : `${Buffer.from(bytes).toString('base64url')}.${checksumOf(bytes)}`;

function bytesOf(token: string | undefined): Buffer {
  if (token === undefined) return Buffer.alloc(0);
  const [text = '', checksum] = token.split('.');
  const bytes = Buffer.from(text, 'base64url');
  if (checksumOf(bytes) !== checksum) throw invalidToken();
  return bytes;
}

const invalidToken = (options?: ErrorOptions) =>
  new GatewayError('invalid_page_token', 'The page token is not one that this list gave.', options);

export async function listInteractions(client: Client, filter: InteractionFilter) {
  try {
    const page = await client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query: queryOf(filter),
      pageSize: filter.pageSize,
      nextPageToken: bytesOf(filter.pageToken),
    });
    return { items: page.executions.map(itemOf), nextPageToken: tokenOf(page.nextPageToken) };
  } catch (error) {
    throw filter.pageToken !== undefined && isInvalidArgument(error) ? invalidToken({ cause: error }) : error;
  }
}

interface RawExecution {
  readonly execution?: { readonly workflowId?: string | null } | null;
  readonly startTime?: unknown;
  readonly closeTime?: unknown;
  readonly searchAttributes?: { readonly indexedFields?: Record<string, Payload> | null } | null;
}

function itemOf(raw: RawExecution): InteractionListItem {
  const fields = raw.searchAttributes?.indexedFields ?? {};
  const field = <T>({ name }: { name: string }): T | null =>
    fields[name] === undefined ? null : defaultPayloadConverter.fromPayload<T>(fields[name]);
  return {
    interactionId: interactionIdOfWorkflow(raw.execution?.workflowId ?? '') ?? '',
    phase: field<Phase>(SEARCH_ATTRIBUTES.phase) ?? 'closed',
    queue: field(SEARCH_ATTRIBUTES.queue),
    channel: field<Channel>(SEARCH_ATTRIBUTES.channel) ?? 'chat',
    tier: field(SEARCH_ATTRIBUTES.tier),
    priority: field(SEARCH_ATTRIBUTES.priority),
    agentSid: field(SEARCH_ATTRIBUTES.agentSid),
    slaDueAt: utcOf(field<string>(SEARCH_ATTRIBUTES.slaDueAt)),
    slaBreached: field(SEARCH_ATTRIBUTES.slaBreached),
    startedAt: isoOf(raw.startTime) ?? '',
    closedAt: isoOf(raw.closeTime),
  };
}

/** Temporal's instants are written in several ways. */
const utcOf = (instant: string | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** A protobuf timestamp: seconds (a Long or a number) and nanoseconds. */
function isoOf(timestamp: unknown): string | null {
  if (typeof timestamp !== 'object' || timestamp === null) return null;
  const { seconds, nanos } = timestamp as { seconds?: unknown; nanos?: number | null };
  return new Date(Number(seconds) * 1000 + (nanos ?? 0) / 1e6).toISOString();
}

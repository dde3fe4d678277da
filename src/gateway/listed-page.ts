import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { GatewayError } from './port';
import { isInvalidArgument } from './temporal-errors';

/** One workflow, as lists show it. */
export interface Listed {
  readonly workflowId: string;
  /** ISO 8601, UTC; of its latest run. */
  readonly startedAt: string;
  readonly closedAt: string | null;
  /** The value of a search attribute; null: it has none. */
  field<T>(key: { readonly name: string }): T | null;
  /** As `field`, of an instant: ISO 8601, UTC. */
  instant(key: { readonly name: string }): string | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextPageToken: string | null;
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

/** One page of a visibility query, the newest first. Throws GatewayError `invalid_page_token`. */
export async function listPage<Item>(
  client: Client,
  query: string,
  { pageSize, pageToken }: { readonly pageSize: number; readonly pageToken?: string },
  itemOf: (listed: Listed) => Item,
): Promise<Page<Item>> {
  try {
    const page = await client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query,
      pageSize,
      nextPageToken: bytesOf(pageToken),
    });
    return {
      items: page.executions.map((raw) => itemOf(listedOf(raw))),
      nextPageToken: tokenOf(page.nextPageToken),
    };
  } catch (error) {
    throw pageToken !== undefined && isInvalidArgument(error) ? invalidToken({ cause: error }) : error;
  }
}

interface RawExecution {
  readonly execution?: { readonly workflowId?: string | null } | null;
  readonly startTime?: unknown;
  readonly closeTime?: unknown;
  readonly searchAttributes?: { readonly indexedFields?: Record<string, Payload> | null } | null;
}

function listedOf({ execution, startTime, closeTime, searchAttributes }: RawExecution): Listed {
  const fields = searchAttributes?.indexedFields ?? {};
  const field = <T>({ name }: { name: string }): T | null =>
    fields[name] === undefined ? null : defaultPayloadConverter.fromPayload<T>(fields[name]);
  return {
    workflowId: execution?.workflowId ?? '',
    startedAt: isoOf(startTime) ?? '',
    closedAt: isoOf(closeTime),
    field,
    instant: (key) => utcOf(field<string>(key)),
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

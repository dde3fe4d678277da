import { temporal } from '@temporalio/proto';
import type { HistoryEvent } from './evidence';

type RawEvent = temporal.api.history.v1.IHistoryEvent;
type RawPayload = temporal.api.common.v1.IPayload;

const EVENT_TYPE: Readonly<Record<number, string>> = temporal.api.enums.v1.EventType as never;

/** `EVENT_TYPE_TIMER_FIRED` → `TimerFired`. */
const nameOf = (type: number): string =>
  (EVENT_TYPE[type] ?? String(type))
    .replace(/^EVENT_TYPE_/, '')
    .toLowerCase()
    .replace(/(^|_)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase());

export const millisOf = (at: { seconds?: unknown; nanos?: number | null } | null | undefined): number =>
  Number(at?.seconds ?? 0) * 1_000 + Math.round((at?.nanos ?? 0) / 1e6);

const isPayload = (value: unknown): value is RawPayload =>
  typeof value === 'object' && value !== null && 'metadata' in value && 'data' in value;

function decoded({ data }: RawPayload): unknown {
  const text = Buffer.from(data ?? []).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Makes plain JSON of what the wire has: payloads decoded, durations and instants in milliseconds. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isPayload(value)) return decoded(value);
  if (Array.isArray(value)) return value.map(plain);
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) return undefined;
  if ('low' in value && 'high' in value) return Number(value);
  if ('seconds' in value) return millisOf(value as never);
  if ('payloads' in value) return plain(value.payloads);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      each === null || each === undefined ? [] : [[name, plain(each)]],
    ),
  );
}

const KEPT = /^(workflowExecution|workflowTask|timer|activityTask|marker)/;

/** One event as the checker reads it. */
export function toHistoryEvent(raw: RawEvent): HistoryEvent {
  const attributes = Object.entries(raw).find(([name, value]) => name.endsWith('EventAttributes') && value);
  return {
    id: Number(raw.eventId),
    at: millisOf(raw.eventTime),
    type: nameOf(raw.eventType ?? 0),
    attributes:
      attributes !== undefined && KEPT.test(attributes[0])
        ? (plain({ ...(attributes[1] as object) }) as Record<string, unknown>)
        : {},
  };
}

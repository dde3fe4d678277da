import { flexTaskIn } from '../../domain/conversation';
import { asAgentSid, asReservationSid, asTaskSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import { isRoutingEvent, type RoutingEvent } from '../../domain/routing-event';
import { endReason } from '../../domain/task-keys';
import { queueNameOf } from '../../domain/resource-names';
import { legIdIn } from '../../domain/told-task';
import { toldTransfer } from '../../domain/told-transfer';

/** An entry of TaskRouter's event log; `eventData` has snake_case keys and mostly strings (Twilio docs, Event resource). */
export interface LoggedEvent {
  readonly sid: string;
  readonly eventType: string;
  readonly eventDate: Date;
  readonly eventDateMs?: number | null;
  readonly resourceSid: string;
  readonly eventData: Record<string, unknown> | null;
}

export const text = (data: LoggedEvent['eventData'], key: string): string | null => {
  const value = data?.[key];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
};

export const number = (data: LoggedEvent['eventData'], key: string): number | null => {
  const value = text(data, key);
  return value === null || Number.isNaN(Number(value)) ? null : Number(value);
};

/** The task's attributes at the event; redacted, and so empty, after 30 days. */
export function attributesOf({ eventData }: LoggedEvent): JsonObject {
  try {
    const value: unknown = JSON.parse(text(eventData, 'task_attributes') ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

const branded = <T>(value: string | null, as: (value: string) => T): T | null =>
  value === null ? null : as(value);

/** The entry in our words; nothing when it is of a type that moves no interaction. */
export function toRoutingEvent(event: LoggedEvent): RoutingEvent[] {
  const { eventData } = event;
  const attributes = attributesOf(event);
  const createdAt = number(eventData, 'task_date_created');
  const queue = text(eventData, 'task_queue_name');
  const routingEvent = {
    type: event.eventType,
    key: event.sid,
    at: event.eventDateMs ?? event.eventDate.getTime(),
    taskSid: branded(text(eventData, 'task_sid'), asTaskSid),
    taskVersion: number(eventData, 'task_version'),
    taskCreatedAt: createdAt === null ? null : createdAt * 1000,
    legId: legIdIn(attributes),
    queue: queue === null ? null : queueNameOf(queue),
    reservationSid: branded(text(eventData, 'reservation_sid'), asReservationSid),
    agentSid: branded(text(eventData, 'worker_sid'), asAgentSid),
    agentName: text(eventData, 'worker_name'),
    reason: endReason(
      event.eventType,
      attributes,
      text(eventData, 'task_canceled_reason') ?? text(eventData, 'task_completed_reason'),
    ),
  };
  const transfer = toldTransfer({
    sid: text(eventData, 'task_transfer_sid'),
    mode: text(eventData, 'transfer_mode'),
    to: text(eventData, 'transfer_to'),
    initiatedBy: text(eventData, 'transfer_initiating_worker_sid'),
  });
  const flex = flexTaskIn(attributes);
  const told = { ...routingEvent, ...(transfer && { transfer }), ...(flex && { flex }) };
  return isRoutingEvent(told) ? [told] : [];
}

import { flexTaskIn } from '../../domain/conversation';
import { asAgentSid, asReservationSid, asTaskSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import {
  BIRTH_EVENTS,
  MOVING_EVENTS,
  type NewTask,
  type RoutingEvent,
  type RoutingEventType,
} from '../../domain/routing-event';
import { queueNameOf } from '../../domain/resource-names';
import { endReason } from '../../domain/task-keys';
import { legIdIn, toldTask } from '../../domain/told-task';
import { toldTransfer } from '../../domain/told-transfer';
import type { TaskRouterEventForm } from '../contract/twilio';
import { eventKeyOf } from './event-key';

const ROUTING_EVENTS: readonly string[] = [...BIRTH_EVENTS, ...MOVING_EVENTS];

/** Whether an event of this type can start or move an interaction. */
export const isRoutingEvent = (type: string): type is RoutingEventType => ROUTING_EVENTS.includes(type);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Task attributes are free text that anyone with a desktop can write. What is no JSON object counts as none: the
 * customer behind the task must be served all the same. `__proto__` is dropped, for whoever merges them later.
 */
export function readTaskAttributes(text: string | undefined): JsonObject {
  try {
    const value: unknown = JSON.parse(text ?? '{}', (key, member: unknown) =>
      key === '__proto__' ? undefined : member,
    );
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;

const atOf = (form: TaskRouterEventForm): number =>
  form.TimestampMs === undefined ? Number(form.Timestamp) * 1_000 : Number(form.TimestampMs);

const keyOf = (form: TaskRouterEventForm): string =>
  eventKeyOf(form.Sid, {
    type: form.EventType,
    resourceSid: form.ResourceSid ?? form.TaskSid,
    at: atOf(form),
  });

const reasonIn = ({ TaskCanceledReason, TaskCompletedReason, Reason }: TaskRouterEventForm) =>
  TaskCanceledReason ?? TaskCompletedReason ?? Reason ?? null;

const seconds = (text: string | undefined): number | null => {
  const value = wholeNumber(text);
  return value === null ? null : value * 1_000;
};

const transferIn = (form: TaskRouterEventForm) =>
  toldTransfer({
    sid: form.TaskTransferSid ?? null,
    mode: form.TransferMode ?? null,
    to: form.TransferTo ?? null,
    initiatedBy: form.TransferInitiatingWorkerSid ?? null,
  });

/** What only some tasks and events have. */
function partsIn(form: TaskRouterEventForm, attributes: JsonObject): Pick<RoutingEvent, 'transfer' | 'flex'> {
  const transfer = transferIn(form);
  const flex = flexTaskIn(attributes);
  return { ...(transfer && { transfer }), ...(flex && { flex }) };
}

/** The event and what it tells of its task, in our words. The form was checked against its schema. */
export function toRoutingEvent(
  type: RoutingEventType,
  form: TaskRouterEventForm,
): { event: RoutingEvent; task: NewTask } {
  const attributes = readTaskAttributes(form.TaskAttributes);
  const taskSid = asTaskSid(form.TaskSid);
  const taskCreatedAt = seconds(form.TaskDateCreated);
  return {
    event: {
      type,
      key: keyOf(form),
      at: atOf(form),
      taskSid,
      taskVersion: wholeNumber(form.TaskVersion),
      taskCreatedAt,
      legId: legIdIn(attributes),
      queue: form.TaskQueueName === undefined ? null : queueNameOf(form.TaskQueueName),
      reservationSid: form.ReservationSid === undefined ? null : asReservationSid(form.ReservationSid),
      agentSid: form.WorkerSid === undefined ? null : asAgentSid(form.WorkerSid),
      agentName: form.WorkerName ?? null,
      reason: endReason(type, attributes, reasonIn(form)),
      ...partsIn(form, attributes),
    },
    task: toldTask(taskSid, {
      taskCreatedAt,
      taskChannel: form.TaskChannelUniqueName ?? null,
      attributes,
    }),
  };
}

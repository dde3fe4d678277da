import { isFlexTask, type FlexTask } from './conversation';
import type { AgentSid, CallSid, InteractionId, LegId, ReservationSid, TaskSid } from './ids';
import type { Instant, JsonObject } from './json';
import type { TransferMode } from './transfer';
import { isRecording, type Recording } from './voicemail';

/** TaskRouter's events that can give birth to an interaction we have not heard of. */
export const BIRTH_EVENTS = [
  'task.created',
  'workflow.entered',
  'task-queue.entered',
  'reservation.created',
] as const;

/** TaskRouter's events that move an interaction and are therefore signals. */
export const MOVING_EVENTS = [
  'reservation.accepted',
  'reservation.rejected',
  'reservation.wrapup',
  'task.canceled',
  'task.completed',
  'task.deleted',
  'task.system-deleted',
  'task.transfer-initiated',
  'task.transfer-attempt-failed',
  'task.transfer-failed',
  'task.transfer-canceled',
  'task.transfer-completed',
  'workflow.timeout',
] as const;

export type BirthEventType = (typeof BIRTH_EVENTS)[number];
export type MovingEventType = (typeof MOVING_EVENTS)[number];
export type RoutingEventType = BirthEventType | MovingEventType;

/**
 * Something TaskRouter says happened to a task, in our words. Comes from the event callback, from the event log, or is
 * read off the task itself. Delivered at least once and in any order.
 */
export interface RoutingEvent {
  readonly type: RoutingEventType;
  /** The same for every delivery of one event: its EV sid, else a hash of type, resource and instant. */
  readonly key: string;
  readonly at: Instant;
  readonly taskSid: TaskSid;
  readonly taskVersion: number | null;
  readonly taskCreatedAt: Instant | null;
  /** From the task's `throughline` attributes, when desktop code has not wiped them. */
  readonly legId: LegId | null;
  readonly queue: string | null;
  readonly reservationSid: ReservationSid | null;
  readonly agentSid: AgentSid | null;
  readonly agentName: string | null;
  /** TaskCanceledReason or TaskCompletedReason. */
  readonly reason: string | null;
  /** Set for task.transfer-*: which one, and what it is. */
  readonly transfer?: ToldTransfer | undefined;
  /** Set for a task of a Flex Interaction. */
  readonly flex?: FlexTask | undefined;
}

/** What TaskRouter tells of a native transfer. */
export interface ToldTransfer {
  readonly sid: string;
  readonly mode: TransferMode | null;
  /** A worker or a queue, by SID. */
  readonly to: string | null;
  readonly initiatedBy: AgentSid | null;
}

/** What Twilio Voice says of the caller's call. */
export interface CallEvent {
  readonly type: 'call.ended' | 'call.left_queue' | 'call.recorded';
  readonly key: string;
  readonly at: Instant;
  readonly callSid: CallSid;
  /** `QueueResult` for `call.left_queue` (bridged, hangup, redirected, error, queue-full, ...), the recording's status, else the CallStatus. */
  readonly result: string;
  /** Set for `call.recorded`. */
  readonly recording?: Recording | undefined;
}

/** What an event tells of its task, beside what happened: enough to find its interaction, or to begin one. */
export interface NewTask {
  readonly taskSid: TaskSid;
  readonly taskCreatedAt: Instant | null;
  readonly interactionId: InteractionId | null;
  /** Whether the task says that we made it (`plain`), or Twilio did; null without our keys. */
  readonly origin: 'plain' | 'interaction' | 'enqueue' | null;
  readonly callSid: CallSid | null;
  readonly taskChannel: string | null;
  readonly attributes: JsonObject;
}

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
/** What a date can hold (ECMAScript, time values). */
const LAST_INSTANT = 8.64e15;
const isInstant = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_INSTANT;
const isInstantOrNull = (value: unknown) => value === null || isInstant(value);

/** Whether a signal's payload is an event, whoever sent it: Temporal's door is open to more than our gateway. */
export function isRoutingEvent(value: unknown): value is RoutingEvent {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as Partial<Record<keyof RoutingEvent, unknown>>;
  return (
    [...BIRTH_EVENTS, ...MOVING_EVENTS].some((type) => type === event.type) &&
    isText(event.key) &&
    isInstant(event.at) &&
    isText(event.taskSid) &&
    [event.taskVersion, event.taskCreatedAt].every(isInstantOrNull) &&
    [event.legId, event.queue, event.reservationSid, event.agentSid, event.agentName, event.reason].every(
      isTextOrNull,
    ) &&
    (event.transfer === undefined || isToldTransfer(event.transfer)) &&
    (event.flex === undefined || isFlexTask(event.flex))
  );
}

function isToldTransfer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { sid, mode, to, initiatedBy } = value as Record<string, unknown>;
  return isText(sid) && [mode, to, initiatedBy].every(isTextOrNull);
}

export function isCallEvent(value: unknown): value is CallEvent {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as Partial<Record<keyof CallEvent, unknown>>;
  return (
    (event.type === 'call.ended' ||
      event.type === 'call.left_queue' ||
      (event.type === 'call.recorded' && isRecording(event.recording))) &&
    [event.key, event.callSid, event.result].every(isText) &&
    isInstant(event.at)
  );
}

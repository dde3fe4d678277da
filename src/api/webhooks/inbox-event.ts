import type { EventFate, InboxEvent } from '../../records/port';
import type { Delivery } from '../../gateway/port';
import { eventKeyOf } from './event-key';
import type { TwilioForm } from './twilio-signature';

const EVENT_SID = /^EV[0-9a-f]{32}$/;
const SID = /^[A-Z]{2}[0-9a-f]{32}$/;
const TYPE = /^[a-z][a-zA-Z0-9._-]{0,99}$/;
/** Until the year 2286: what is later is no instant of Twilio's. */
const MILLISECONDS = /^\d{1,13}$/;
const SECONDS = /^\d{1,10}$/;

const text = (form: TwilioForm, name: string, shape: RegExp): string | null => {
  const value = form[name];
  return typeof value === 'string' && shape.test(value) ? value : null;
};

/** What else is kept of a TaskRouter event: where and what it was. Attributes, names and reasons are people's. */
const KEPT: Readonly<Record<string, RegExp>> = {
  TaskSid: SID,
  ReservationSid: SID,
  WorkerSid: SID,
  TaskQueueSid: SID,
  WorkflowSid: SID,
  WorkerActivitySid: SID,
  TaskChannelSid: SID,
  TaskTransferSid: SID,
  TaskVersion: /^\d{1,9}$/,
  ReservationVersion: /^\d{1,9}$/,
  TaskPriority: /^\d{1,10}$/,
  TaskAge: /^\d{1,10}$/,
  TaskAssignmentStatus: /^[a-z]{1,20}$/,
};

function detailsOf(form: TwilioForm): Record<string, string> {
  const kept = Object.entries(KEPT).map(([name, shape]) => [name, text(form, name, shape)] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== null));
}

function instantOf(form: TwilioForm): number | null {
  const ms = text(form, 'TimestampMs', MILLISECONDS);
  if (ms !== null) return Number(ms);
  const seconds = text(form, 'Timestamp', SECONDS);
  return seconds === null ? null : Number(seconds) * 1_000;
}

/** An event, but for what becomes of it. */
export type ArrivedEvent = Omit<InboxEvent, 'fate'>;

/** What the inbox keeps of an event of TaskRouter's, of whatever type. Every value was checked against a shape. */
export function taskRouterInboxEvent(form: TwilioForm, accountSid: string, receivedAt: number): ArrivedEvent {
  const at = instantOf(form);
  const type = text(form, 'EventType', TYPE) ?? 'unreadable';
  const resourceSid =
    text(form, 'ResourceSid', SID) ?? text(form, 'TaskSid', SID) ?? text(form, 'WorkerSid', SID);
  return {
    accountSid,
    key: eventKeyOf(text(form, 'Sid', EVENT_SID) ?? undefined, { type, resourceSid, at }),
    workspaceSid: text(form, 'WorkspaceSid', SID),
    source: 'taskrouter',
    type,
    resourceSid,
    happenedAt: at,
    receivedAt,
    details: detailsOf(form),
  };
}

/** What the gateway says became of an event, in the inbox's words. */
export const FATE: Readonly<Record<Delivery, EventFate>> = {
  started: 'signalled',
  delivered: 'signalled',
  late: 'late',
  unknown: 'unknown',
  not_needed: 'stored',
};

import { keptDetails } from '../../domain/event-details';
import type { InboxEvent } from '../../records/port';
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

function instantOf(form: TwilioForm): number | null {
  const ms = text(form, 'TimestampMs', MILLISECONDS);
  if (ms !== null) return Number(ms);
  const seconds = text(form, 'Timestamp', SECONDS);
  return seconds === null ? null : Number(seconds) * 1_000;
}

/** An event, but for what becomes of it. */
export type ArrivedEvent = Omit<InboxEvent, 'fate' | 'via'>;

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
    details: keptDetails((name) => form[name]),
  };
}

import { keptDetails } from '../../domain/event-details';
import { asCallSid, asInteractionId, asTaskSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import type { NewTask } from '../../domain/routing-event';
import { keysIn } from '../../domain/task-keys';
import { attributesOf, number, text, toRoutingEvent, type LoggedEvent } from './event-log';
import type { LogEntry } from './port';

const ORIGINS = ['plain', 'interaction', 'enqueue'] as const;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/;
const CALL_SID = /^CA[0-9a-f]{32}$/;
const SID = /^[A-Z]{2}[0-9a-f]{32}$/;

const matching = (value: unknown, shape: RegExp): string | null =>
  typeof value === 'string' && shape.test(value) ? value : null;

/** What an entry tells of its task. Attributes are what anyone with a desktop could write. */
function taskOf({ eventData }: LoggedEvent, taskSid: string, attributes: JsonObject): NewTask {
  const { interactionId, origin } = keysIn(attributes);
  const created = number(eventData, 'task_date_created');
  const id = matching(interactionId, ID);
  const callSid = matching(attributes['call_sid'], CALL_SID);
  return {
    taskSid: asTaskSid(taskSid),
    taskCreatedAt: created === null ? null : created * 1_000,
    interactionId: id === null ? null : asInteractionId(id),
    origin: ORIGINS.find((known) => known === origin) ?? null,
    callSid: callSid === null ? null : asCallSid(callSid),
    taskChannel: text(eventData, 'task_channel_unique_name'),
    attributes,
  };
}

/** `TaskSid` of the event callback is `task_sid` in the log. */
const inSnakeCase = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** An entry of the log, as a reader that did not hear of it needs it. */
export function toLogEntry(logged: LoggedEvent): LogEntry {
  const [event] = toRoutingEvent(logged);
  return {
    key: logged.sid,
    type: logged.eventType,
    resourceSid: matching(logged.resourceSid, SID),
    at: logged.eventDateMs ?? logged.eventDate.getTime(),
    details: keptDetails((name) => logged.eventData?.[inSnakeCase(name)]),
    news: event ? { event, task: taskOf(logged, event.taskSid, attributesOf(logged)) } : null,
  };
}

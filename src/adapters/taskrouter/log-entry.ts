import { keptDetails } from '../../domain/event-details';
import type { TaskSid } from '../../domain/ids';
import type { NewTask } from '../../domain/routing-event';
import { toldTask } from '../../domain/told-task';
import { attributesOf, number, text, toRoutingEvent, type LoggedEvent } from './event-log';
import type { LogEntry } from './port';

const SID = /^[A-Z]{2}[0-9a-f]{32}$/;

/** What an entry tells of its task. */
const taskOf = (logged: LoggedEvent, taskSid: TaskSid): NewTask => {
  const created = number(logged.eventData, 'task_date_created');
  return toldTask(taskSid, {
    taskCreatedAt: created === null ? null : created * 1_000,
    taskChannel: text(logged.eventData, 'task_channel_unique_name'),
    attributes: attributesOf(logged),
  });
};

/** `TaskSid` of the event callback is `task_sid` in the log. */
const inSnakeCase = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** An entry of the log, as a reader that did not hear of it needs it. */
export function toLogEntry(logged: LoggedEvent): LogEntry {
  const [event] = toRoutingEvent(logged);
  return {
    key: logged.sid,
    type: logged.eventType,
    resourceSid: SID.test(logged.resourceSid) ? logged.resourceSid : null,
    at: logged.eventDateMs ?? logged.eventDate.getTime(),
    details: keptDetails((name) => logged.eventData?.[inSnakeCase(name)]),
    news: event ? { event, task: taskOf(logged, event.taskSid) } : null,
  };
}

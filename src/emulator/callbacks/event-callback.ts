import type { EngineEvent, Workspace } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { CALLBACK_LIMIT, deliver } from './new-delivery';
import { inPascalCase } from './pascal-case';

const isWanted = ({ eventsFilter }: Workspace, { type }: EngineEvent): boolean =>
  eventsFilter === null || eventsFilter.split(',').includes(type);

/** The parameters of an event callback (twilio.com/docs/taskrouter/api/event/reference). */
export const eventForm = (
  accountSid: string,
  workspace: Workspace,
  event: EngineEvent,
): Record<string, string> => ({
  ...inPascalCase(event.data),
  EventType: event.type,
  Sid: event.sid,
  Timestamp: String(Math.floor(event.at / 1000)),
  TimestampMs: String(event.at),
  AccountSid: accountSid,
  WorkspaceSid: workspace.sid,
  WorkspaceName: workspace.friendlyName,
  EventDescription: event.description,
  ResourceType: event.resourceType,
  ResourceSid: event.resourceSid,
});

/** Events of one task are delivered one after the other; those of different tasks do not wait for each other. */
const laneOf = ({ data, resourceSid }: EngineEvent): string => data['task_sid'] ?? resourceSid;

/** Queues the callback of an event, if the workspace wants it and no fault drops it. */
export function callBackEvent(emulator: Emulator, workspace: Workspace, event: EngineEvent): void {
  if (workspace.eventCallbackUrl === '' || !isWanted(workspace, event)) return;
  const fault = emulator.faults.onEvent(event.type);
  const copies = fault === null ? 1 : { drop: 0, duplicate: 2 }[fault];
  for (let copy = 0; copy < copies; copy += 1) {
    deliver(emulator, {
      purpose: { kind: 'event', eventType: event.type, eventSid: event.sid },
      lane: laneOf(event),
      url: workspace.eventCallbackUrl,
      form: eventForm(emulator.account.sid, workspace, event),
      timeLimit: CALLBACK_LIMIT,
    });
  }
}

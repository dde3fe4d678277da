import type { EngineEvent, Workspace } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { EventFault } from '../faults/fault-rule';
import type { Delivery } from './delivery';
import { CALLBACK_LIMIT, newDelivery } from './new-delivery';
import { inPascalCase } from './pascal-case';

const isWanted = ({ eventsFilter }: Workspace, { type }: EngineEvent): boolean =>
  eventsFilter === null || eventsFilter.split(',').some((wanted) => wanted.trim() === type);

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

/** The longest that an event waits for another one to overtake it. */
const OVERTAKEN_WITHIN = 5_000;

/** Queues the callback of an event, if the workspace wants it, as the faults in force want it. */
export function callBackEvent(emulator: Emulator, workspace: Workspace, event: EngineEvent): void {
  if (workspace.eventCallbackUrl === '' || !isWanted(workspace, event)) return;
  const { deliveries } = emulator;
  const fault = emulator.faults.onEvent(event.type);
  const delivery = (): Delivery =>
    newDelivery(emulator, {
      purpose: { kind: 'event', eventType: event.type, eventSid: event.sid },
      lane: laneOf(event),
      url: workspace.eventCallbackUrl,
      form: eventForm(emulator.account.sid, workspace, event),
      timeLimit: CALLBACK_LIMIT,
    });
  if (fault?.action === 'drop') return;
  if (fault?.action === 'delay' || fault?.action === 'reorder') return hold(emulator, fault, delivery());
  if (fault?.action === 'duplicate') deliveries.add(delivery());
  deliveries.add(delivery());
  for (const overtaken of emulator.held.takeAfter(laneOf(event))) deliveries.add(overtaken);
}

function hold({ held, engine }: Emulator, { action, delayMs }: EventFault, delivery: Delivery): void {
  const isOvertaken = action === 'reorder';
  held.hold(delivery, engine.now() + (isOvertaken ? OVERTAKEN_WITHIN : delayMs), { forNext: isOvertaken });
}

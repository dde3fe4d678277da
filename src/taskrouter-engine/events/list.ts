import { DAY, MINUTE, type Instant } from '../instant';
import type { WorkspaceState } from '../world/world';
import { notFound } from '../errors';
import type { EngineEvent } from './event';

const KEPT_FOR = 30 * DAY;
const DEFAULT_MINUTES = 15;

export interface EventFilters {
  /** How far to go back; default 15 where there is no start date. */
  readonly minutes?: number;
  readonly startDate?: Instant;
  readonly endDate?: Instant;
  readonly eventType?: string;
  readonly sid?: string;
  readonly taskSid?: string;
  readonly taskQueueSid?: string;
  readonly workerSid?: string;
  readonly workflowSid?: string;
  readonly reservationSid?: string;
  /** SID or unique name. */
  readonly taskChannel?: string;
}

/** The event log of the last 30 days, newest first. */
export function listEvents(state: WorkspaceState, filters: EventFilters = {}): EngineEvent[] {
  const start = startOf(state, filters);
  const isWanted = filterOf(filters);
  const found: EngineEvent[] = [];
  for (let at = state.events.length - 1; at >= 0; at -= 1) {
    const event = state.events[at]!;
    if (event.at < start) break;
    if (isWanted(event)) found.push(event);
  }
  return found;
}

/** Throws EngineError `not-found`. */
export function eventOf(state: WorkspaceState, sid: string): EngineEvent {
  const event = state.events.findLast((one) => one.sid === sid);
  if (event === undefined || event.at < state.world.now - KEPT_FOR) throw notFound(`Event ${sid}`);
  return event;
}

function startOf({ world }: WorkspaceState, { startDate, minutes }: EventFilters): Instant {
  const wanted = startDate ?? world.now - (minutes ?? DEFAULT_MINUTES) * MINUTE;
  return Math.max(wanted, world.now - KEPT_FOR);
}

function filterOf(filters: EventFilters): (event: EngineEvent) => boolean {
  const { endDate, eventType, sid, taskChannel } = filters;
  const data: [string, string | undefined][] = [
    ['task_sid', filters.taskSid],
    ['task_queue_sid', filters.taskQueueSid],
    ['worker_sid', filters.workerSid],
    ['workflow_sid', filters.workflowSid],
    ['reservation_sid', filters.reservationSid],
  ];
  const wanted = data.filter(([, value]) => value !== undefined);
  return (event) =>
    (endDate === undefined || event.at <= endDate) &&
    (eventType === undefined || event.type === eventType) &&
    (sid === undefined || event.sid === sid) &&
    wanted.every(([name, value]) => event.data[name] === value) &&
    (taskChannel === undefined ||
      event.data['task_channel_sid'] === taskChannel ||
      event.data['task_channel_unique_name'] === taskChannel);
}

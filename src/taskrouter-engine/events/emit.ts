import { DAY } from '../instant';
import type { WorkspaceState } from '../world/world';
import type { EngineEvent, EventData, ResourceType } from './event';

/** How long the event log goes back (twilio.com/docs/taskrouter/api/event). */
const KEPT_FOR = 30 * DAY;

/** Old events are dropped in lots, because dropping one costs as much as dropping many. */
const DROPPED_AT_ONCE = 1_000;

export interface NewEvent {
  readonly type: string;
  readonly resourceType: ResourceType;
  readonly resourceSid: string;
  readonly description: string;
  readonly data: EventData;
}

/** Writes an event to the workspace's log and tells the observer. */
export function emit(state: WorkspaceState, fresh: NewEvent): void {
  const { world, events, workspace } = state;
  const event: EngineEvent = { sid: world.sids.next('EV'), at: world.now, ...fresh };
  events.push(event);
  const first = events[DROPPED_AT_ONCE];
  if (first !== undefined && first.at < world.now - KEPT_FOR) events.splice(0, DROPPED_AT_ONCE);
  world.observe({ kind: 'event', workspace, event });
}

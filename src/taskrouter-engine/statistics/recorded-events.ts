import type { EngineEvent } from '../events/event';
import type { Instant } from '../instant';
import type { WorkspaceState } from '../world/world';

/**
 * The events since an instant, the newest first. Cumulative statistics are counted from the event log: it is kept for
 * as long as they go back, so nothing else has to be.
 */
export function* eventsSince({ events }: WorkspaceState, start: Instant): Generator<EngineEvent> {
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at]!;
    if (event.at < start) return;
    yield event;
  }
}

/** Whole seconds from an instant that an event's data names (epoch seconds) to the event. */
export const secondsSince = ({ at, data }: EngineEvent, name: string): number =>
  Math.floor(at / 1_000) - Number(data[name]);

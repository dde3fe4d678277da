import { defineEvent } from './define-event';
import type { EventsDeps } from './events';

/** What the worker tells of its finding and repairing what went missing. */
export const createUpkeepEvents = (deps: EventsDeps) => ({
  eventUndeliverable: defineEvent(deps, {
    name: 'event_undeliverable',
    what: 'An event found in TaskRouter’s log could not be delivered for a fault of ours',
    labels: ['eventType'],
    level: 'error',
  }),
  schedulesMissing: defineEvent(deps, {
    name: 'schedules_missing',
    what: 'The schedules of reconciliation could not be made; it is tried again',
    labels: [],
    level: 'error',
  }),
});

export type UpkeepEvents = ReturnType<typeof createUpkeepEvents>;

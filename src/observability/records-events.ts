import { Gauge } from 'prom-client';
import { defineEvent } from './define-event';
import type { EventsDeps } from './events';

/** What a process tells of the records database. */
export const createRecordsEvents = (deps: EventsDeps) => {
  const isAway = new Gauge({
    name: 'throughline_records_away',
    help: '1 while the records database does not answer',
    registers: [deps.registry],
  });
  isAway.set(0);
  const away = defineEvent(deps, {
    name: 'records_lost',
    what: 'The records database stopped answering',
    labels: [],
    level: 'error',
  });
  const back = defineEvent(deps, {
    name: 'records_found',
    what: 'The records database answers again',
    labels: [],
    level: 'info',
  });
  const dropped = defineEvent(deps, {
    name: 'inbox_events_dropped',
    what: 'Events that their interactions have could not be put into the inbox',
    labels: [],
    level: 'warn',
  });
  return {
    onAway: (err: unknown): void => {
      isAway.set(1);
      away({ err });
    },
    onBack: (): void => {
      isAway.set(0);
      back({});
    },
    onInboxDropped: (count: number, err: unknown): void => dropped({ count, ...(err !== null && { err }) }),
  };
};

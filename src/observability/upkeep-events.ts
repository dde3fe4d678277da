import { Gauge } from 'prom-client';
import { FINDING_KINDS, type FindingKind } from '../domain/auditing';
import type { Instant } from '../domain/json';
import { defineEvent } from './define-event';
import type { EventsDeps } from './events';

/** What auditors see, as gauges: alert on findings that stay, and on a heart that has stopped. */
function createAuditGauges({ registry }: EventsDeps) {
  const findings = new Gauge({
    name: 'throughline_findings_open',
    help: 'What the last audit found amiss, by kind',
    labelNames: ['kind'],
    registers: [registry],
  });
  const heartbeat = new Gauge({
    name: 'throughline_auditor_heartbeat_timestamp_seconds',
    help: 'When an audit of this worker last saw everything; Unix time',
    registers: [registry],
  });
  return (openByKind: ReadonlyMap<FindingKind, number>, heartbeatAt: Instant | null): void => {
    for (const kind of FINDING_KINDS) findings.set({ kind }, openByKind.get(kind) ?? 0);
    if (heartbeatAt !== null) heartbeat.set(heartbeatAt / 1_000);
  };
}

/** What the worker tells of its finding and repairing what went missing. */
export const createUpkeepEvents = (deps: EventsDeps) => ({
  audited: createAuditGauges(deps),
  finding: defineEvent(deps, {
    name: 'finding',
    what: 'An auditor found something amiss',
    labels: ['reason', 'outcome'],
    level: ({ outcome }) => (outcome === 'not_repaired' ? 'error' : 'warn'),
  }),
  heartbeatUnheard: defineEvent(deps, {
    name: 'heartbeat_unheard',
    what: 'The watcher outside did not hear the auditor’s heartbeat',
    labels: [],
    level: 'warn',
  }),
  eventUndeliverable: defineEvent(deps, {
    name: 'event_undeliverable',
    what: 'An event found in TaskRouter’s log could not be delivered for a fault of ours',
    labels: ['eventType'],
    level: 'error',
  }),
  queueLoadUnknown: defineEvent(deps, {
    name: 'queue_load_unknown',
    what: 'TaskRouter did not say how a queue stands: nobody of those who are held for it was let in by this run',
    labels: ['queue'],
    level: 'warn',
  }),
  schedulesMissing: defineEvent(deps, {
    name: 'schedules_missing',
    what: 'The schedules of reconciliation could not be made; it is tried again',
    labels: [],
    level: 'error',
  }),
});

export type UpkeepEvents = ReturnType<typeof createUpkeepEvents>;

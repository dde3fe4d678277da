import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../src/domain/audit';
import { connectRecords, type ConnectedRecords } from '../../src/records/connect';
import type { InboxEvent } from '../../src/records/port';

export const ACCOUNT_SID = `AC${'1'.repeat(32)}`;
export const NOON = Date.UTC(2026, 10, 26, 12);

export const sid = (prefix: string, n: number): string => `${prefix}${n.toString(16).padStart(32, '0')}`;

export const anEvent = (n: number, more: Partial<InboxEvent> = {}): InboxEvent => ({
  accountSid: ACCOUNT_SID,
  key: sid('EV', n),
  workspaceSid: sid('WS', 1),
  source: 'taskrouter',
  type: 'reservation.accepted',
  resourceSid: sid('WR', n),
  fate: 'stored',
  via: 'webhook',
  happenedAt: NOON,
  receivedAt: NOON + 120,
  details: { TaskSid: sid('WT', n) },
  ...more,
});

export const anEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  entryId: randomUUID(),
  askedAt: NOON,
  interactionId: 'chat-1',
  command: 'resolve',
  idempotencyKey: 'key-1',
  actor: { role: 'agent', name: 'ana', agentSid: sid('WK', 1) },
  reason: null,
  noteGiven: true,
  details: {},
  answer: 'ok',
  answeredAt: NOON + 40,
  ...more,
});

/** What happened to the database, in order. */
export interface Watched {
  readonly records: ConnectedRecords;
  readonly told: string[];
}

/** Connected for this test alone: let go after it. */
export function watched(url: string): Watched {
  const told: string[] = [];
  const records = connectRecords({
    url,
    now: () => NOON,
    events: {
      onAway: () => told.push('away'),
      onBack: () => told.push('back'),
      onInboxDropped: (count) => told.push(`dropped ${count}`),
    },
  });
  opened.push(records);
  return { records, told };
}

const opened: ConnectedRecords[] = [];
export const closeAll = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((records) => records.close()));
};

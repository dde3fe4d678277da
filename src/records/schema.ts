import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { FindingKind, Repair } from '../domain/auditing';
import type { AgentSid, InteractionId } from '../domain/ids';
import type { JsonObject } from '../domain/json';
import type { EventFate, InboxEvent } from './port';

/** The tables as the newest migration leaves them. */

type Timestamp = ColumnType<Date, Date, Date>;

export interface EventInboxTable {
  account_sid: string;
  event_key: string;
  workspace_sid: string | null;
  source: string;
  event_type: string;
  resource_sid: string | null;
  fate: EventFate;
  via: Generated<InboxEvent['via']>;
  happened_at: Timestamp | null;
  received_at: Timestamp;
  deliveries: number;
  details: JSONColumnType<JsonObject>;
}

export interface AuditLogTable {
  entry_id: string;
  asked_at: Timestamp;
  interaction_id: string;
  command: string;
  idempotency_key: string | null;
  actor_role: string;
  actor_name: string;
  agent_sid: string | null;
  reason: string | null;
  note_given: boolean;
  details: JSONColumnType<JsonObject>;
  answer: string | null;
  answered_at: Timestamp | null;
}

export interface WatermarkTable {
  name: string;
  reached: Timestamp;
  updated_at: Timestamp;
}

export interface FindingTable {
  finding_id: Generated<string>;
  kind: FindingKind;
  interaction_id: InteractionId | null;
  resource_sid: string | null;
  repair: Repair | null;
  since: Timestamp;
  last_seen: Timestamp;
  over_at: ColumnType<Date | null, Date | null | undefined, Date>;
}

export interface ServedCustomerTable {
  customer: string;
  agent_sid: AgentSid;
  interaction_id: InteractionId;
  served_at: Timestamp;
}

export interface QueueReleaseTable {
  queue: string;
  run_at: Timestamp;
  released: number;
}

export interface PersonMessageTable {
  message_id: string;
  person: string;
  asked_at: Timestamp;
  sent_at: ColumnType<Date | null, Date | null, Date | null>;
  again_at: ColumnType<Date | null, Date | null, Date | null>;
}

export interface RecordsTables {
  event_inbox: EventInboxTable;
  audit_log: AuditLogTable;
  watermark: WatermarkTable;
  finding: FindingTable;
  served_customer: ServedCustomerTable;
  queue_release: QueueReleaseTable;
  person_message: PersonMessageTable;
}

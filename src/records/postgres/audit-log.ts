import { sql, type Kysely, type Selectable } from 'kysely';
import type { AuditEntry } from '../../domain/audit';
import { pageTokenOf, readPageToken, type PagePlace } from '../page-token';
import type { AuditFilter, AuditLog } from '../port';
import type { AuditLogTable, RecordsTables } from '../schema';
import { storableJson, storableText } from './storable';

const dateOrNull = (at: number | null): Date | null => (at === null ? null : new Date(at));

const toRow = (entry: AuditEntry) => ({
  entry_id: entry.entryId,
  asked_at: new Date(entry.askedAt),
  interaction_id: entry.interactionId,
  command: entry.command,
  idempotency_key: entry.idempotencyKey,
  actor_role: entry.actor.role,
  actor_name: entry.actor.name,
  agent_sid: entry.actor.agentSid,
  reason: entry.reason === null ? null : storableText(entry.reason),
  note_given: entry.noteGiven,
  details: storableJson(entry.details),
  answer: entry.answer,
  answered_at: dateOrNull(entry.answeredAt),
});

const toEntry = (row: Selectable<AuditLogTable>): AuditEntry => ({
  entryId: row.entry_id,
  askedAt: row.asked_at.getTime(),
  interactionId: row.interaction_id,
  command: row.command,
  idempotencyKey: row.idempotency_key,
  actor: { role: row.actor_role, name: row.actor_name, agentSid: row.agent_sid },
  reason: row.reason,
  noteGiven: row.note_given,
  details: row.details,
  answer: row.answer,
  answeredAt: row.answered_at?.getTime() ?? null,
});

const keep = (db: Kysely<RecordsTables>, entry: AuditEntry): Promise<unknown> =>
  db
    .insertInto('audit_log')
    .values(toRow(entry))
    .onConflict((conflict) =>
      conflict
        .column('entry_id')
        .doUpdateSet(({ ref }) => ({
          answer: ref('excluded.answer'),
          answered_at: ref('excluded.answered_at'),
        }))
        .where('audit_log.answer', 'is', null),
    )
    .execute();

function entriesOf(db: Kysely<RecordsTables>, filter: AuditFilter, after: PagePlace | null) {
  const { interactionId, actor, from, pageSize } = filter;
  let query = db
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(pageSize + 1);
  if (interactionId !== undefined) query = query.where('interaction_id', '=', interactionId);
  if (from !== undefined) query = query.where('asked_at', '>=', new Date(from));
  if (actor !== undefined) {
    query = query.where(({ or, eb }) => or([eb('actor_name', '=', actor), eb('agent_sid', '=', actor)]));
  }
  if (after !== null) {
    query = query.where(sql<boolean>`(asked_at, entry_id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  }
  return query.execute();
}

async function page(db: Kysely<RecordsTables>, filter: AuditFilter, after: PagePlace | null) {
  const found = (await entriesOf(db, filter, after)).map(toEntry);
  const items = found.slice(0, filter.pageSize);
  const last = items.at(-1);
  const more = found.length > items.length && last !== undefined;
  return { items, nextPageToken: more ? pageTokenOf({ at: last.askedAt, id: last.entryId }) : null };
}

export const createAuditLog = (
  db: Kysely<RecordsTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): AuditLog => ({
  keep: async (entry) => void (await attempt(() => keep(db, entry))),
  page: async (filter) => {
    const after = filter.pageToken === undefined ? null : readPageToken(filter.pageToken);
    return attempt(() => page(db, filter, after));
  },
});

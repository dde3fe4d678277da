import type { Actor } from '../../domain/actor';
import type { AuditEntry } from '../../domain/audit';
import type { Instant, JsonObject } from '../../domain/json';
import { uuidOf } from '../../gateway/identity';
import type { OverrideDependencies } from './ports';

/** Something that an override did. */
export interface AuditedEffect {
  /** The same effect has the same one. */
  readonly key: string;
  /** The interaction, or the override itself. */
  readonly about: string;
  readonly command: string;
  readonly by: Actor;
  readonly reason: string;
  readonly details: JsonObject;
}

export const auditOf = (
  { key, about, command, by, reason, details }: AuditedEffect,
  at: Instant,
): AuditEntry => ({
  entryId: uuidOf(`override/${key}`),
  askedAt: at,
  interactionId: about,
  command,
  idempotencyKey: null,
  actor: { role: by.kind, name: by.id ?? by.kind, agentSid: null },
  reason,
  noteGiven: false,
  details,
  answer: 'ok',
  answeredAt: at,
});

/** In the database, else by Temporal, which hands it on when the database is back. Twice is harmless. */
export async function keepAudit(
  { audit, interactions }: Pick<OverrideDependencies, 'audit' | 'interactions'>,
  entry: AuditEntry,
): Promise<void> {
  try {
    await audit.keep(entry);
  } catch {
    await interactions.keepAudit(entry);
  }
}

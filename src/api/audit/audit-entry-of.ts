import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../domain/audit';
import type { Command } from '../../domain/commands';
import type { EscalationCommand } from '../../domain/escalation/commands';
import type { JsonObject } from '../../domain/json';
import type { Call } from '../interactions/call';

/** What of a command is kept beside its reason: names that hold nothing a person wrote. */
const KEPT: readonly string[] = [
  'to',
  'agent',
  'mode',
  'override',
  'desktop',
  'handOver',
  'until',
  'onBehalfOf',
  'ladder',
  'level',
  'as',
  'tellCustomer',
];

const NOTES: readonly string[] = ['note', 'text'];

/** A command is plain JSON: it comes from a body and goes to a workflow. */
const detailsOf = (command: Command | EscalationCommand | null): JsonObject =>
  Object.fromEntries(
    Object.entries((command ?? {}) as unknown as JsonObject).filter(([name]) => KEPT.includes(name)),
  );

const reasonOf = (command: Command | EscalationCommand | null): string | null =>
  command !== null && 'reason' in command && typeof command.reason === 'string' ? command.reason : null;

const hasNote = (command: Command | EscalationCommand | null): boolean =>
  Object.entries(command ?? {}).some(([name, value]) => NOTES.includes(name) && value !== null);

/** What stands behind the interaction's id in the path: `resolve`, `consult/end`; of others `overrides`, `overrides/end`. */
function nameOf(path: string): string {
  const [, , collection = '', , ...rest] = path.split('/');
  return (collection === 'interactions' ? rest : [collection, ...rest]).join('/');
}

/** The entry of a call that has no answer yet. `command` is null when it was refused before it was read. */
export const auditEntryOf = (
  { principal, request }: Pick<Call, 'principal' | 'request'>,
  {
    id,
    key,
    command,
  }: {
    readonly id: string;
    readonly key: string | null;
    readonly command: Command | EscalationCommand | null;
  },
  now: number,
): AuditEntry => ({
  entryId: randomUUID(),
  askedAt: now,
  interactionId: id,
  command: nameOf(request.path),
  idempotencyKey: key,
  actor: {
    role: principal.role,
    name: principal.name,
    agentSid: principal.actor.kind === 'agent' ? principal.actor.id : null,
  },
  reason: reasonOf(command),
  noteGiven: hasNote(command),
  details: detailsOf(command),
  answer: null,
  answeredAt: null,
});

import type { AuditEntry } from '../../domain/audit';
import type { JsonObject } from '../../domain/json';
import { auditEntryOf } from '../audit/audit-entry-of';
import type { Call } from '../interactions/call';

/** As of a command to an interaction: the override's id stands in the place of the interaction's. */
export const overrideAuditEntry = (
  call: Pick<Call, 'principal' | 'request'>,
  {
    overrideId,
    key,
    reason,
    details,
  }: {
    readonly overrideId: string;
    readonly key: string;
    readonly reason: string;
    readonly details: JsonObject;
  },
  now: number,
): AuditEntry => ({
  ...auditEntryOf(call, { id: overrideId, key, command: null }, now),
  reason,
  details,
});

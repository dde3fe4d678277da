import type { Finding, OpenInteraction } from '../../domain/auditing';
import type { Instant } from '../../domain/json';
import { eventLogWatermark, LATE_AFTER_MS } from '../../domain/reconciliation';
import type { AuditDependencies } from './ports';

const HOUR_MS = 60 * 60_000;
const NOBODY = { interactionId: null, resourceSid: null, repair: null } as const;

/** How well the event log is read. `unread` is no finding yet: it is so until the first reading. */
export type Reading = 'up to now' | 'late' | 'unread';

async function readingOf({ records, workspaceSid }: AuditDependencies, now: Instant): Promise<Reading> {
  const reached = await records.watermarks.read(eventLogWatermark(workspaceSid));
  if (reached === null) return 'unread';
  return now - reached > LATE_AFTER_MS ? 'late' : 'up to now';
}

/** What others know already: the inbox, Temporal, the reader of the log. */
export async function heard(
  deps: AuditDependencies,
  open: readonly OpenInteraction[],
  now: Instant,
): Promise<{ readonly found: readonly Finding[]; readonly reading: Reading }> {
  const deleted = await deps.records.inbox.toldOf('task.system-deleted', now - HOUR_MS);
  const failing = await deps.interactions.failingInteractions();
  const reading = await readingOf(deps, now);
  const ownerOf = (sid: string) => open.find(({ twilioSids }) => twilioSids.includes(sid));
  const found: Finding[] = [
    ...deleted.map((resourceSid) => ({
      ...NOBODY,
      kind: 'task_system_deleted' as const,
      interactionId: ownerOf(resourceSid)?.interactionId ?? null,
      resourceSid,
    })),
    ...failing.map((interactionId) => ({ ...NOBODY, kind: 'workflow_task_failing' as const, interactionId })),
    ...(reading === 'late' ? [{ ...NOBODY, kind: 'reconciliation_late' as const }] : []),
  ];
  return { found, reading };
}

import { heartbeat } from '@temporalio/activity';
import {
  CLOSED_WATERMARK,
  compare,
  HEARTBEAT_WATERMARK,
  type Audited,
  type Finding,
  type FindingKind,
  type LiveTask,
  type OpenInteraction,
} from '../../domain/auditing';
import type { Instant } from '../../domain/json';
import { eventLogWatermark, LATE_AFTER_MS } from '../../domain/reconciliation';
import { inLanes } from '../lanes';
import { withFailures } from '../to-failure';
import { leftBehind } from './left-behind';
import { lostTask } from './lost-tasks';
import type { AuditDependencies, IsKnown } from './ports';
import { unownedTask } from './unowned-tasks';

export interface AuditActivities {
  /**
   * Compares open interactions with TaskRouter's tasks, repairs what can be, and keeps what it found. Throws
   * ApplicationFailure when it could not see everything: then nothing is kept, and its heart does not beat.
   */
  auditInteractions(input: { readonly now: Instant }): Promise<Audited>;
}

const LANES = 8;
const HOUR_MS = 60 * 60_000;

export const createAuditActivities = (deps: AuditDependencies): AuditActivities =>
  withFailures({ auditInteractions: ({ now }: { readonly now: Instant }) => audit(deps, now) });

async function audit(deps: AuditDependencies, now: Instant): Promise<Audited> {
  const { taskRouter, interactions, records } = deps;
  // Tasks first: one that is made in between belongs to an interaction that is listed.
  const tasks: LiveTask[] = [];
  for await (const page of taskRouter.readLiveTasks()) {
    tasks.push(...page);
    heartbeat();
  }
  const open = await interactions.openInteractions();
  const before = await records.findings.open();
  const isKnown = knownAmong(before);
  const { withoutTask, unowned, overdueWrapUps } = compare(tasks, open, { ...deps, now });
  // Whatever cannot be seen is noticed before anything is done: what was done must be written down, or it is done again.
  const left = await leftBehind(deps, open, before, now);
  const heard = await told(deps, open, now);
  const found: Finding[] = [
    ...(await each(withoutTask, (interaction) => lostTask(deps, interaction, isKnown, now))),
    ...(await each(unowned, (task) => unownedTask(deps, task, isKnown))),
    ...overdueWrapUps.map(({ task }) => ({
      kind: 'wrap_up_overdue' as const,
      interactionId: task.interactionId,
      resourceSid: task.taskSid,
      repair: null,
    })),
    ...left.found,
    ...heard,
  ];
  const fresh = await records.findings.replace(found, now);
  await records.watermarks.advance(CLOSED_WATERMARK, left.lookedUpTo);
  fresh.forEach(deps.onFinding);
  const isBeating = await beat(deps, found, now);
  return {
    openInteractions: open.length,
    liveTasks: tasks.length,
    findings: found.length,
    fresh: fresh.length,
    heartbeat: isBeating,
  };
}

const nameOf = ({ kind, interactionId, resourceSid }: Omit<Finding, 'repair'>): string =>
  `${kind} ${interactionId} ${resourceSid}`;

function knownAmong(before: readonly Finding[]): IsKnown {
  const names = new Set(before.map(nameOf));
  return (found) => names.has(nameOf(found));
}

async function each<Item>(
  items: readonly Item[],
  look: (item: Item) => Promise<Finding | null>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const places = new Map(items.map((item, place) => [item, String(place)]));
  await inLanes(
    items,
    LANES,
    (item) => places.get(item) ?? '',
    async (item) => {
      const finding = await look(item);
      if (finding !== null) found.push(finding);
      heartbeat();
    },
  );
  return found;
}

/** What others know already: the inbox, Temporal, the reader of the log. */
async function told(
  { records, interactions, workspaceSid }: AuditDependencies,
  open: readonly OpenInteraction[],
  now: Instant,
): Promise<Finding[]> {
  const deleted = await records.inbox.toldOf('task.system-deleted', now - HOUR_MS);
  const failing = await interactions.failingInteractions();
  const reached = await records.watermarks.read(eventLogWatermark(workspaceSid));
  const isLate = reached !== null && now - reached > LATE_AFTER_MS;
  const ownerOf = (sid: string) => open.find(({ twilioSids }) => twilioSids.includes(sid));
  const none = { interactionId: null, resourceSid: null, repair: null };
  return [
    ...deleted.map((resourceSid) => ({
      ...none,
      kind: 'task_system_deleted' as const,
      interactionId: ownerOf(resourceSid)?.interactionId ?? null,
      resourceSid,
    })),
    ...failing.map((interactionId) => ({ ...none, kind: 'workflow_task_failing' as const, interactionId })),
    ...(isLate ? [{ ...none, kind: 'reconciliation_late' as const }] : []),
  ];
}

/** A watcher outside raises the alarm when the beats stop, so there is none while events may be lost unnoticed. */
async function beat(deps: AuditDependencies, found: readonly Finding[], now: Instant): Promise<boolean> {
  const { records, workspaceSid } = deps;
  const byKind = new Map<FindingKind, number>();
  for (const { kind } of found) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  const isReading = (await records.watermarks.read(eventLogWatermark(workspaceSid))) !== null;
  const isBeating = isReading && !byKind.has('reconciliation_late');
  if (isBeating) {
    await records.watermarks.advance(HEARTBEAT_WATERMARK, now);
    await deps.heartbeat?.beat().catch(deps.onHeartbeatUnheard);
  }
  deps.onAudited(byKind, isBeating ? now : null);
  return isBeating;
}

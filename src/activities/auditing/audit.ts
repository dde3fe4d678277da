import { heartbeat } from '@temporalio/activity';
import {
  CLOSED_WATERMARK,
  compare,
  HEARTBEAT_WATERMARK,
  type Audited,
  type Finding,
  type FindingKind,
  type LiveTask,
} from '../../domain/auditing';
import type { Instant } from '../../domain/json';
import { withFailures } from '../to-failure';
import { heard, type Reading } from './heard';
import { leftBehind } from './left-behind';
import { lookAtEach } from './look-at-each';
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
  const others = await heard(deps, open, now);
  const found: Finding[] = [
    ...(await lookAtEach(withoutTask, (interaction) => lostTask(deps, interaction, isKnown, now))),
    ...(await lookAtEach(unowned, (task) => unownedTask(deps, task, isKnown))),
    ...overdueWrapUps.map(({ task }) => ({
      kind: 'wrap_up_overdue' as const,
      interactionId: task.interactionId,
      resourceSid: task.taskSid,
      repair: null,
    })),
    ...left.found,
    ...others.found,
  ];
  const fresh = await records.findings.replace(found, now);
  await records.watermarks.advance(CLOSED_WATERMARK, left.lookedUpTo);
  fresh.forEach(deps.onFinding);
  const isBeating = await beat(deps, others.reading, now);
  deps.onAudited(countByKind(found), isBeating ? now : null);
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

/** A watcher outside raises the alarm when the beats stop, so there is none while events may be lost unnoticed. */
async function beat(deps: AuditDependencies, reading: Reading, now: Instant): Promise<boolean> {
  if (reading !== 'up to now') return false;
  await deps.records.watermarks.advance(HEARTBEAT_WATERMARK, now);
  await deps.heartbeat?.beat().catch(deps.onHeartbeatUnheard);
  return true;
}

function countByKind(found: readonly Finding[]): ReadonlyMap<FindingKind, number> {
  const counts = new Map<FindingKind, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

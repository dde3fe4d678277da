import type { Channel } from './channel';
import type { InteractionId, TaskSid } from './ids';
import type { Phase } from './interaction-view';
import type { Instant } from './json';
import type { NewTask } from './routing-event';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How often open interactions are compared with TaskRouter's tasks. */
export const AUDIT_EVERY_MS = MINUTE;

/** Lists are a moment behind, and an event is on its way: what is younger is no finding. */
export const SETTLED_MS = MINUTE;

/** A task whose creation was not answered is looked for by its own interaction first (process/creating). */
export const LOOKED_FOR_MS = 3 * MINUTE;

/** A day's work of an auditor who was away for longer than this is not made up for. */
export const CLOSED_WITHIN_MS = 30 * MINUTE;

/** The watermarks of the auditor: when it last saw everything, and up to when it has looked at closed interactions. */
export const HEARTBEAT_WATERMARK = 'auditor-heartbeat';
export const CLOSED_WATERMARK = 'auditor-closed-interactions';

/** An auditor that has not seen everything for this long does not work. */
export const HEARTBEAT_LATE_MS = 5 * MINUTE;

export const FINDING_KINDS = [
  /** An open interaction has a task that TaskRouter does not know any more. */
  'task_gone',
  /** An open interaction has a task that is over, and has not noticed. */
  'task_over',
  /** The caller is on the line, but nobody is asked to take them: their task is over. */
  'caller_without_task',
  /** The conversation is open, but what is written into it reaches nobody. */
  'conversation_without_task',
  /** A task is waiting or with an agent, and no open interaction has it. */
  'task_without_interaction',
  /** An agent is in after-call work for longer than it may take, and gets nothing else meanwhile. */
  'wrap_up_overdue',
  /** TaskRouter deleted a task by itself: its customer was with an agent for 24 hours. */
  'task_system_deleted',
  /** An interaction's workflow task fails again and again: a bug of ours, or a payload that cannot be read. */
  'workflow_task_failing',
  /** TaskRouter's log has not been read up to now: lost events are not made good. */
  'reconciliation_late',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/**
 * What was done about a finding: the interaction was told to `reread` its tasks, it was `delivered` a task that it did
 * not know (or begun with it), or the task was `ended`. Null: nothing could be done; somebody has to look.
 */
export type Repair = 'reread' | 'delivered' | 'ended';

export interface Finding {
  readonly kind: FindingKind;
  readonly interactionId: InteractionId | null;
  /** The task, call or conversation it is about. */
  readonly resourceSid: string | null;
  readonly repair: Repair | null;
}

/** A finding that is not over; `since` it was first seen. */
export interface OpenFinding extends Finding {
  readonly since: Instant;
}

/** An interaction whose run is open, as lists show it. */
export interface OpenInteraction {
  readonly interactionId: InteractionId;
  readonly phase: Phase;
  readonly channel: Channel;
  readonly twilioSids: readonly string[];
}

/** What an audit came to. */
export interface Audited {
  readonly openInteractions: number;
  readonly liveTasks: number;
  readonly findings: number;
  /** Of these, the ones that the audit before had not found. */
  readonly fresh: number;
  /** Whether all was seen, and the log is read up to now: only then the auditor's heart beats. */
  readonly heartbeat: boolean;
}

/** A task that is not over, as TaskRouter lists it. */
export interface LiveTask {
  readonly status: 'pending' | 'reserved' | 'assigned' | 'wrapping';
  readonly updatedAt: Instant;
  readonly task: NewTask & { readonly taskCreatedAt: Instant };
}

/** Phases in which a customer is in TaskRouter's hands. */
const WITH_TASK: ReadonlySet<Phase> = new Set([
  'waiting',
  'active',
  'wrapping',
  'transferring',
  'consulting',
]);

export const hasTask = (phase: Phase): boolean => WITH_TASK.has(phase);

const isTask = (sid: string): sid is TaskSid => sid.startsWith('WT');

/** What the two lists do not agree on: to be looked at one by one, for lists are a moment behind. */
export interface Differences {
  readonly withoutTask: readonly OpenInteraction[];
  readonly unowned: readonly LiveTask[];
  readonly overdueWrapUps: readonly LiveTask[];
}

/** Compares the tasks that are live with the interactions that are open. `tasks` were listed first. */
export function compare(
  tasks: readonly LiveTask[],
  open: readonly OpenInteraction[],
  { now, wrapUpLimitMs }: { readonly now: Instant; readonly wrapUpLimitMs: number },
): Differences {
  const live = new Set<string>(tasks.map(({ task }) => task.taskSid));
  const owned = new Set(open.flatMap(({ twilioSids }) => twilioSids));
  return {
    withoutTask: open.filter(
      ({ phase, twilioSids }) =>
        hasTask(phase) && twilioSids.some(isTask) && !twilioSids.some((sid) => live.has(sid)),
    ),
    unowned: tasks.filter(
      ({ task }) => !owned.has(task.taskSid) && now - task.taskCreatedAt >= LOOKED_FOR_MS,
    ),
    overdueWrapUps: tasks.filter(
      ({ status, updatedAt }) => status === 'wrapping' && now - updatedAt >= wrapUpLimitMs,
    ),
  };
}

/** What is known of the interaction's newest task and of how the customer is connected. */
export interface Seen {
  readonly task: { readonly isLive: boolean; readonly updatedAt: Instant } | null;
  readonly callIsLive: boolean;
  readonly conversationIsOpen: boolean;
}

/** What an interaction without a live task amounts to; null when it is nothing, or too young to say. */
export function findingOf(
  { task, callIsLive, conversationIsOpen }: Seen,
  now: Instant,
): Extract<
  FindingKind,
  'task_gone' | 'task_over' | 'caller_without_task' | 'conversation_without_task'
> | null {
  if (task !== null && (task.isLive || now - task.updatedAt < SETTLED_MS)) return null;
  if (callIsLive) return 'caller_without_task';
  if (conversationIsOpen) return 'conversation_without_task';
  return task === null ? 'task_gone' : 'task_over';
}

import type { LegEnd } from './leg';
import type { Outcome } from './interaction-view';

/** What the end of a leg's task means for the interaction. */
export interface Verdict {
  readonly outcome: Outcome | 'new_leg';
  readonly reason: string;
  /** The customer is still there and gets the route's ending. */
  readonly customerWaits: boolean;
}

interface Row {
  readonly end: LegEnd['kind'] | 'any';
  readonly stage: 'before_acceptance' | 'active' | 'wrapping' | 'any';
  /** Matches TaskRouter's reason; absent: any. */
  readonly reason?: RegExp;
  readonly verdict: Verdict;
}

const over = (outcome: Outcome, reason: string): Verdict => ({ outcome, reason, customerWaits: false });
const waits = (outcome: Outcome | 'new_leg', reason: string): Verdict => ({
  outcome,
  reason,
  customerWaits: true,
});

/**
 * What the ends of tasks mean; the first row that fits holds. `canceled` is not an outcome by itself: only its reason
 * tells whether the customer left or still waits. The first block are the reasons that we give ourselves; the others
 * are TaskRouter's (event reference, `TaskCanceledReason`).
 */
const TABLE: readonly Row[] = [
  { end: 'vanished', stage: 'any', reason: /^not_live$/, verdict: over('failed', 'not_live') },
  {
    end: 'any',
    stage: 'before_acceptance',
    reason: /^route_ended$/,
    verdict: waits('unserved', 'route_ended'),
  },
  {
    end: 'any',
    stage: 'before_acceptance',
    reason: /^after_hours$/,
    verdict: waits('unserved', 'after_hours'),
  },
  {
    end: 'any',
    stage: 'before_acceptance',
    reason: /^never_queued$/,
    verdict: waits('unserved', 'never_queued'),
  },
  {
    end: 'any',
    stage: 'before_acceptance',
    reason: /^transfer_not_taken$/,
    verdict: waits('new_leg', 'transfer_not_taken'),
  },
  {
    end: 'any',
    stage: 'any',
    reason: /^callback_failed$/,
    verdict: over('unserved', 'callback_failed'),
  },
  {
    end: 'any',
    stage: 'any',
    reason: /^callback_cancelled$/,
    verdict: over('cancelled', 'callback_cancelled'),
  },
  { end: 'any', stage: 'any', reason: /^no_reply$/, verdict: over('resolved', 'no_reply') },
  { end: 'any', stage: 'any', reason: /^told_elsewhere$/, verdict: over('resolved', 'told_elsewhere') },
  { end: 'any', stage: 'any', reason: /^not_reached$/, verdict: over('failed', 'not_reached') },
  { end: 'any', stage: 'any', reason: /^left_queue$/, verdict: over('unserved', 'left_queue') },
  {
    end: 'any',
    stage: 'any',
    reason: /^cancelled_by_backend$/,
    verdict: over('cancelled', 'cancelled_by_backend'),
  },
  { end: 'any', stage: 'any', reason: /^cancelled_by_ops$/, verdict: over('cancelled', 'cancelled_by_ops') },
  {
    end: 'any',
    stage: 'before_acceptance',
    reason: /^force_completed$/,
    verdict: over('cancelled', 'force_completed'),
  },
  { end: 'any', stage: 'any', reason: /^force_completed$/, verdict: over('resolved', 'force_completed') },
  {
    end: 'any',
    stage: 'before_acceptance',
    reason: /^customer_left$/,
    verdict: over('abandoned', 'customer_left'),
  },
  { end: 'any', stage: 'any', reason: /^customer_left$/, verdict: over('resolved', 'customer_left') },

  { end: 'completed', stage: 'any', verdict: over('resolved', 'completed') },

  { end: 'canceled', stage: 'before_acceptance', reason: /^hangup$/i, verdict: over('abandoned', 'hangup') },
  { end: 'canceled', stage: 'any', reason: /^hangup$/i, verdict: over('resolved', 'customer_left') },
  {
    end: 'canceled',
    stage: 'before_acceptance',
    reason: /channel closed/i,
    verdict: over('abandoned', 'customer_left'),
  },
  { end: 'canceled', stage: 'any', reason: /channel closed/i, verdict: over('resolved', 'customer_left') },
  {
    end: 'canceled',
    stage: 'any',
    reason: /TTL|assignment count/i,
    verdict: waits('unserved', 'task_expired'),
  },
  {
    end: 'canceled',
    stage: 'any',
    reason: /Workflow timeout/i,
    verdict: waits('unserved', 'plan_exhausted'),
  },
  { end: 'canceled', stage: 'any', reason: /RoutingTarget/i, verdict: waits('unserved', 'agent_declined') },
  { end: 'canceled', stage: 'wrapping', verdict: over('resolved', 'completed') },
  { end: 'canceled', stage: 'any', verdict: over('cancelled', 'cancelled_in_taskrouter') },

  { end: 'deleted', stage: 'before_acceptance', verdict: over('cancelled', 'deleted_in_taskrouter') },
  { end: 'deleted', stage: 'any', verdict: over('resolved', 'deleted_in_taskrouter') },

  { end: 'system-deleted', stage: 'wrapping', verdict: over('resolved', 'wrap_up_expired') },
  { end: 'system-deleted', stage: 'any', verdict: waits('new_leg', 'system_deleted') },

  { end: 'vanished', stage: 'wrapping', verdict: over('resolved', 'task_vanished') },
  { end: 'vanished', stage: 'any', verdict: waits('new_leg', 'task_vanished') },
];

/** All that the table may say. */
export const VERDICTS: readonly Verdict[] = TABLE.map(({ verdict }) => verdict);

/** Total: every end of every stage has its row. */
export function verdictOn(end: LegEnd, stage: Exclude<Row['stage'], 'any'>): Verdict {
  const row = TABLE.find(
    (candidate) =>
      (candidate.end === 'any' || candidate.end === end.kind) &&
      (candidate.stage === 'any' || candidate.stage === stage) &&
      (candidate.reason === undefined || candidate.reason.test(end.reason ?? '')),
  );
  if (row === undefined) throw new Error(`No verdict on ${end.kind} in stage ${stage}.`);
  return row.verdict;
}

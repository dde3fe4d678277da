import type { ActivityOptions } from '@temporalio/workflow';
import type { OverrideAction, OverrideActionName } from '../../domain/overrides/actions';
import type { OverrideFactBody, OverrideResultFact } from '../../domain/overrides/facts';
import { isTombstone } from '../../domain/tombstone';
import { explain, runActivity } from '../run-activity';

/** What cannot be done now is asked for anew by the process, which may have to end meanwhile. */
const SHORT: ActivityOptions = {
  startToCloseTimeout: '20s',
  scheduleToCloseTimeout: '1 minute',
  retry: { maximumAttempts: 3, initialInterval: '1s' },
};

/** Of thousands, page by page. */
const LISTS: ActivityOptions = {
  ...SHORT,
  startToCloseTimeout: '40s',
  scheduleToCloseTimeout: '1 minute',
};

/** Some dozens of customers, one after another, even if none of them answers. A worker that dies is noticed by its silence. */
const SWEEP: ActivityOptions = {
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10s',
  retry: { maximumAttempts: 3, initialInterval: '1s' },
};

const OPTIONS: Record<OverrideActionName, ActivityOptions> = {
  // Whoever asked waits for it.
  claimOverride: { ...SHORT, startToCloseTimeout: '5s', scheduleToCloseTimeout: '15s' },
  findWaiting: LISTS,
  divertWaiting: SWEEP,
  settleOverride: SHORT,
  findDiverted: LISTS,
  returnDiverted: SWEEP,
  releaseOverride: SHORT,
};

/** Carries an action of an override out and tells what came of it; never throws. */
export async function carryOutOverride(action: OverrideAction): Promise<OverrideFactBody> {
  try {
    const result = await runActivity(action, { remote: OPTIONS[action.do] });
    if (isTombstone(result)) return { kind: 'failed', action, message: 'Its answer could not be decoded.' };
    return { kind: 'done', do: action.do, action, result } as OverrideResultFact;
  } catch (error) {
    return { kind: 'failed', action, message: explain(error).message };
  }
}

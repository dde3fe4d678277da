import {
  ActivityFailure,
  ApplicationFailure,
  patched,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
  type ActivityFunction,
} from '@temporalio/workflow';
import type { Action } from '../domain/actions';
import { OUTSIDE_FAILURES, type OutsideFailureType } from '../domain/failure-types';
import type { FactBody, FailedFact, ResultFact } from '../domain/facts';
import { isOutcomeNote } from '../domain/process/case-notes';
import { isTombstone } from '../domain/tombstone';
import { CARRYING } from './activity-options';

type AnyActivities = Record<string, ActivityFunction<[Action], unknown>>;

/** Carries an action out and tells what came of it; never throws. */
export async function carryOut(action: Action): Promise<FactBody> {
  try {
    const result = await run(action);
    if (isTombstone(result))
      return failed(action, OUTSIDE_FAILURES.unknown, 'Its answer could not be decoded.');
    return { kind: 'done', do: action.do, action, result } as ResultFact;
  } catch (error) {
    return explain(action, error);
  }
}

async function run(action: Action): Promise<unknown> {
  const { local, remote } = CARRYING[action.do];
  if (local !== undefined && mayBeLocal(action)) {
    try {
      return await proxyLocalActivities<AnyActivities>(local)[action.do]!(action);
    } catch (error) {
      if (isRefusal(error)) throw error;
    }
  }
  return proxyActivities<AnyActivities>(remote)[action.do]!(action);
}

/**
 * One local activity at a time, and never in the main line's way. Of two that end within one workflow task the replay
 * takes the results in the order in which they were begun, not in that in which they ended, and refuses its own history
 * (TMPRL1100); and no command of a workflow task leaves before the slowest of them. The note of the outcome is alone:
 * the main line is over.
 */
const mayBeLocal = (action: Action): boolean => {
  if (action.do === 'endTask') return action.inTask === true;
  return !action.background || isOutcomeNote(action) || !patched('background-is-remote');
};

const causeOf = (error: unknown): unknown => (error instanceof ActivityFailure ? error.cause : error);

const isRefusal = (error: unknown): boolean => {
  const cause = causeOf(error);
  return cause instanceof ApplicationFailure && cause.type === OUTSIDE_FAILURES.refused;
};

function explain(action: Action, error: unknown): FailedFact {
  const cause = causeOf(error);
  if (cause instanceof ApplicationFailure) {
    const known = Object.values(OUTSIDE_FAILURES).find((type) => type === cause.type);
    const asked: unknown = cause.details?.[0];
    const retryAfterMs = typeof asked === 'number' ? asked : null;
    return failed(action, known ?? OUTSIDE_FAILURES.unknown, cause.message, retryAfterMs);
  }
  const message = cause instanceof TimeoutFailure ? 'No answer in time.' : 'The activity failed.';
  return failed(action, OUTSIDE_FAILURES.unknown, message);
}

const failed = (
  action: Action,
  failure: OutsideFailureType,
  message: string,
  retryAfterMs: number | null = null,
): FailedFact => ({ kind: 'failed', action, failure, message, retryAfterMs });

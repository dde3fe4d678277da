import {
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
  type ActivityFunction,
  type ActivityOptions,
  type LocalActivityOptions,
} from '@temporalio/workflow';
import { OUTSIDE_FAILURES, type OutsideFailureType } from '../domain/failure-types';

/** How an action is carried out: inside the workflow task first where that is enough, else as an activity. */
export interface Carrying {
  readonly local?: LocalActivityOptions;
  readonly remote: ActivityOptions;
}

/** An action is the only argument of the activity of its name. */
export async function runActivity<Action extends { readonly do: string }>(
  action: Action,
  { local, remote }: Carrying,
): Promise<unknown> {
  type Activities = Record<string, ActivityFunction<[Action], unknown>>;
  if (local !== undefined) {
    try {
      return await proxyLocalActivities<Activities>(local)[action.do]!(action);
    } catch (error) {
      if (isRefusal(error)) throw error;
    }
  }
  return proxyActivities<Activities>(remote)[action.do]!(action);
}

const causeOf = (error: unknown): unknown => (error instanceof ActivityFailure ? error.cause : error);

const isRefusal = (error: unknown): boolean => {
  const cause = causeOf(error);
  return cause instanceof ApplicationFailure && cause.type === OUTSIDE_FAILURES.refused;
};

/** What an action that failed tells of its failure. */
export interface Failure {
  readonly failure: OutsideFailureType;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

export function explain(error: unknown): Failure {
  const cause = causeOf(error);
  if (cause instanceof ApplicationFailure) {
    const known = Object.values(OUTSIDE_FAILURES).find((type) => type === cause.type);
    const asked: unknown = cause.details?.[0];
    const retryAfterMs = typeof asked === 'number' ? asked : null;
    return { failure: known ?? OUTSIDE_FAILURES.unknown, message: cause.message, retryAfterMs };
  }
  const message = cause instanceof TimeoutFailure ? 'No answer in time.' : 'The activity failed.';
  return { failure: OUTSIDE_FAILURES.unknown, message, retryAfterMs: null };
}

export const UNDECODABLE: Failure = {
  failure: OUTSIDE_FAILURES.unknown,
  message: 'Its answer could not be decoded.',
  retryAfterMs: null,
};

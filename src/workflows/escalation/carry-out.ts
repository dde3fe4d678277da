import { getExternalWorkflowHandle, type ActivityOptions } from '@temporalio/workflow';
import type { EscalationAction, EscalationActionOf } from '../../domain/escalation/actions';
import type { EscalationFactBody, EscalationResultFact } from '../../domain/escalation/facts';
import { OUTSIDE_FAILURES } from '../../domain/failure-types';
import { interactionWorkflowId } from '../../domain/ids';
import { isTombstone } from '../../domain/tombstone';
import { CARRYING as BY_ACTIVITY } from '../activity-options';
import { escalationSignal } from '../messages';
import { explain, runActivity, UNDECODABLE, type Carrying } from '../run-activity';
import { startOutreach } from '../start-outreach';

/** Carries an action of an escalation out and tells what came of it; never throws. */
export async function carryOutOfLadder(action: EscalationAction): Promise<EscalationFactBody> {
  try {
    const result = await run(action);
    if (isTombstone(result)) return { kind: 'failed', action, ...UNDECODABLE };
    return { kind: 'done', do: action.do, action, result } as EscalationResultFact;
  } catch (error) {
    return { kind: 'failed', action, ...explain(error) };
  }
}

function run(action: EscalationAction): Promise<unknown> {
  if (action.do === 'tellInteraction') return tell(action);
  if (action.do === 'startOutreach') return startOutreach(action);
  return runActivity(action, carryingOf(action));
}

/** Throws when the interaction is over: then it need not hear of it. */
async function tell({
  interactionId,
  report,
}: EscalationActionOf<'tellInteraction'>): Promise<Record<string, never>> {
  await getExternalWorkflowHandle(interactionWorkflowId(interactionId)).signal(escalationSignal, report);
  return {};
}

/** Worked out from the snapshot and what the CRM says within 1.5 s, if anything: only a worker that is gone keeps it from being done. */
const WORKED_OUT: Carrying = {
  local: { startToCloseTimeout: '3s', retry: { maximumAttempts: 1 } },
  remote: { startToCloseTimeout: '5s', scheduleToCloseTimeout: '30s', retry: { maximumAttempts: 5 } },
};

/** A receiver that is down for hours still gets what it was sent. An attempt is cut off after 15 s (adapters/paging). */
const page = (nonRetryableErrorTypes: readonly string[]): ActivityOptions => ({
  startToCloseTimeout: '20s',
  scheduleToCloseTimeout: '6 hours',
  retry: {
    initialInterval: '2s',
    backoffCoefficient: 2,
    maximumInterval: '10 minutes',
    nonRetryableErrorTypes: [...nonRetryableErrorTypes],
  },
});

/**
 * A system is sent it again until it has it: the message's id tells it what it has. A person is not, when nobody knows
 * whether it came: the worker may have died with the answer (the server's name for that, `TemporalTimeout:` and the kind).
 */
const PAGES = {
  webhook: page([OUTSIDE_FAILURES.refused]),
  /** Once: the ladder itself asks again (domain/escalation/trying-again.ts). */
  tracker: { startToCloseTimeout: '20s', scheduleToCloseTimeout: '5 minutes', retry: { maximumAttempts: 1 } },
  person: page([OUTSIDE_FAILURES.refused, OUTSIDE_FAILURES.unknown, 'TemporalTimeout:StartToClose']),
} as const;

/** Each is told once at most: nobody is called twice to hear that they need not come. An attempt is cut off as a page's is. */
const RECEIVERS: ActivityOptions = {
  startToCloseTimeout: '20s',
  scheduleToCloseTimeout: '10 minutes',
  retry: { maximumAttempts: 1 },
};

/** Also what an interaction tells a channel of its clocks. */
export const SENT_TO_A_SYSTEM: Carrying = { remote: PAGES.webhook };

function carryingOf(
  action: Exclude<EscalationAction, { do: 'tellInteraction' | 'startOutreach' }>,
): Carrying {
  switch (action.do) {
    case 'page':
      return { remote: PAGES[action.to] };
    case 'tellReceivers':
      return { remote: RECEIVERS };
    case 'tellChannel':
    case 'commentIssue':
      return { remote: PAGES.webhook };
    case 'appendCaseNote':
      return BY_ACTIVITY.appendCaseNote;
    default:
      return WORKED_OUT;
  }
}

import { getExternalWorkflowHandle } from '@temporalio/workflow';
import type { EscalationActionOf } from '../../domain/escalation/actions';
import type { Replayed, ReplayablePage } from '../../domain/escalation/replaying';
import { OUTSIDE_FAILURES } from '../../domain/failure-types';
import { escalationWorkflowId } from '../../domain/ids';
import { pageReplayedSignal, type PageReplayInput } from '../messages';
import { explain, runActivity } from '../run-activity';

/** Somebody waits for the answer, and may ask again: it is tried once. */
const ONCE = {
  remote: { startToCloseTimeout: '18s', scheduleToCloseTimeout: '1 minute', retry: { maximumAttempts: 1 } },
} as const;

/** Sends a message of an escalation once more, and tells the escalation if it still runs. Answers what came of it. */
export async function pageReplay({ escalationId, page, by }: PageReplayInput): Promise<Replayed> {
  const replayed = { pageId: page.pageId, ...(await send(page)) };
  const escalation = getExternalWorkflowHandle(escalationWorkflowId(escalationId));
  await escalation.signal(pageReplayedSignal, { ...replayed, by }).catch(() => undefined);
  return replayed;
}

async function send(page: ReplayablePage): Promise<Omit<Replayed, 'pageId'>> {
  const action: EscalationActionOf<'page'> = {
    do: 'page',
    id: 'replay',
    background: false,
    begunAt: Date.now(),
    to: 'webhook',
    ...page,
  };
  try {
    await runActivity(action, ONCE);
    return { outcome: 'sent', why: null };
  } catch (error) {
    const { failure, message } = explain(error);
    return { outcome: failure === OUTSIDE_FAILURES.unknown ? 'unknown' : 'failed', why: message };
  }
}

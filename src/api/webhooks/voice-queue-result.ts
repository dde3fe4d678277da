import { createHash } from 'node:crypto';
import { asCallSid } from '../../domain/ids';
import { queueResultForm } from '../contract/twilio';
import { parseOrRefuse } from '../field-errors';
import { callInboxEvent } from './call-event';
import { deliver } from './deliver';
import { nothing, sayAndHangUp } from './twiml';
import { keepingOf, taken, type WebhookDeps, type WebhookHandler } from './webhook';

/** The caller is on the line and no agent is coming. */
const NOT_QUEUED: readonly string[] = ['error', 'queue-full', 'system-error'];

/** Nobody hears our answer: the caller hung up, or was taken elsewhere. */
const UNHEARD: readonly string[] = ['hangup', 'redirected', 'redirected-from-bridged'];

const APOLOGY = 'We are sorry, we could not put your call through. Please call again in a few minutes.';

/**
 * The call left its queue. Whoever may still be on the line gets TwiML even when Temporal or the inbox is away: the same news
 * comes again as the call's status and the task's events.
 */
export const createVoiceQueueResult =
  (deps: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const { CallSid, QueueResult, QueueSid, QueueTime } = parseOrRefuse(queueResultForm, form, 'body', 422);
    const event = {
      type: 'call.left_queue',
      key: createHash('sha256')
        .update(JSON.stringify([CallSid, 'call.left_queue', QueueSid, QueueTime, QueueResult]))
        .digest('hex'),
      at: deps.now(),
      callSid: asCallSid(CallSid),
      result: QueueResult,
    } as const;
    const outcome = await deliver(
      callInboxEvent(event, event.type, deps),
      () => deps.gateway.deliverCallEvent(event),
      keepingOf(deps),
    );
    const sids = [CallSid];
    const isUndelivered = outcome === 'unavailable' || outcome === 'not_kept';
    if (isUndelivered && UNHEARD.includes(QueueResult)) return { ...taken(outcome), sids };
    const body = NOT_QUEUED.includes(QueueResult) ? sayAndHangUp(APOLOGY) : nothing();
    return { status: 200, outcome, body, sids };
  };

import { asCallSid } from '../../domain/ids';
import { callStatusForm } from '../contract/twilio';
import { parseOrRefuse } from '../field-errors';
import { callInboxEvent } from './call-event';
import { deliver, keep } from './deliver';
import { keepingOf, taken, type WebhookDeps, type WebhookHandler } from './webhook';

const ENDED: readonly string[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** Twilio's own statuses ("Call status values"), so that no other text becomes part of a key. */
const STATUS = /^[a-z-]{1,20}$/;

/** The status of a call; only its end is news. */
export const createVoiceStatus =
  (deps: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const { CallSid, CallStatus } = parseOrRefuse(callStatusForm, form, 'body', 422);
    const callSid = asCallSid(CallSid);
    if (!ENDED.includes(CallStatus)) {
      const status = STATUS.test(CallStatus) ? CallStatus : 'other';
      const passed = { key: `${CallSid}.${status}`, callSid, result: status };
      return taken(await keep(callInboxEvent(passed, 'call.status', deps), keepingOf(deps)));
    }
    const event = {
      type: 'call.ended',
      key: `${CallSid}.ended`,
      at: deps.now(),
      callSid,
      result: CallStatus,
    } as const;
    const outcome = await deliver(
      callInboxEvent(event, event.type, deps),
      () => deps.gateway.deliverCallEvent(event),
      keepingOf(deps),
    );
    return { ...taken(outcome), sids: [CallSid] };
  };

import { asCallSid } from '../../domain/ids';
import { callStatusForm } from '../contract/twilio';
import { parseOrRefuse } from '../field-errors';
import { deliver } from './deliver';
import { taken, type WebhookDeps, type WebhookHandler } from './webhook';

const ENDED: readonly string[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** The status of a call; only its end is news. */
export const createVoiceStatus =
  ({ gateway, deadlines, now }: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const { CallSid, CallStatus } = parseOrRefuse(callStatusForm, form, 'body', 422);
    if (!ENDED.includes(CallStatus)) return taken('ignored');
    const event = {
      type: 'call.ended',
      key: `${CallSid}.ended`,
      at: now(),
      callSid: asCallSid(CallSid),
      result: CallStatus,
    } as const;
    return {
      ...taken(await deliver(deadlines.webhookMs, gateway.deliverCallEvent(event))),
      sids: [CallSid],
    };
  };

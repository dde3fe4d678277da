import { asCallSid } from '../../domain/ids';
import { RECORDING_STATUSES } from '../../domain/voicemail';
import { recordingForm } from '../contract/recordings';
import { parseOrRefuse } from '../field-errors';
import { callInboxEvent } from './call-event';
import { deliver, keep } from './deliver';
import { nothing } from './twiml';
import { keepingOf, taken, type WebhookDeps, type WebhookHandler } from './webhook';

/**
 * A caller's message. Twilio asks what the call is to do next once they have spoken, and nothing is left to do; it tells
 * later, with a status, where the message can be heard. That address goes to the interaction alone: neither the inbox nor
 * the log has it.
 */
export const createVoiceRecording =
  (deps: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const { CallSid, RecordingSid, RecordingStatus, RecordingUrl, RecordingDuration } = parseOrRefuse(
      recordingForm,
      form,
      'body',
      422,
    );
    if (RecordingStatus === undefined || RecordingSid === undefined) {
      return { status: 200, outcome: 'answered', body: nothing(), sids: [CallSid] };
    }
    const sids = [CallSid, RecordingSid];
    const status = RECORDING_STATUSES.find((known) => known === RecordingStatus);
    const event = {
      type: 'call.recorded',
      key: `${RecordingSid}.${status ?? 'other'}`,
      at: deps.now(),
      callSid: asCallSid(CallSid),
      result: status ?? 'other',
    } as const;
    // Whoever looks for a message that came too late looks for it by its own SID.
    const arrived = { ...callInboxEvent(event, event.type, deps), resourceSid: RecordingSid };
    const inbox = { ...arrived, details: { ...arrived.details, CallSid } };
    if (status === undefined) return { ...taken(await keep(inbox, keepingOf(deps))), sids };
    const recording = {
      recordingSid: RecordingSid,
      status,
      url: RecordingUrl ?? null,
      seconds: RecordingDuration === undefined ? null : Number(RecordingDuration),
    };
    const outcome = await deliver(
      inbox,
      () => deps.gateway.deliverCallEvent({ ...event, recording }),
      keepingOf(deps),
    );
    return { ...taken(outcome), sids };
  };

import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { RoutingPlanSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import { spokenLanguage } from '../../domain/spoken-language';
import { recordAttributes } from '../../domain/voicemail';
import { WEBHOOKS } from '../contract/webhooks';
import { onPublicUrl } from '../public-url';
import type { WebhookReply } from './webhook';

type Body = NonNullable<WebhookReply['body']>;

const xml = (response: VoiceResponse): Body => ({
  type: 'text/xml; charset=utf-8',
  text: response.toString(),
});

interface Enqueue {
  readonly routingPlan: RoutingPlanSid;
  readonly attributes: JsonObject;
  readonly priority?: number;
  /** Seconds. */
  readonly timeout?: number;
}

/** Puts the caller into a routing plan; Twilio makes the task. */
export function enqueue(publicUrl: string, { routingPlan, attributes, priority, timeout }: Enqueue): Body {
  const response = new VoiceResponse();
  response
    .enqueue({
      workflowSid: routingPlan,
      action: onPublicUrl(publicUrl, WEBHOOKS.voice_queue_result.path),
      method: 'POST',
    })
    .task(
      {
        ...(priority === undefined ? {} : { priority }),
        ...(timeout === undefined ? {} : { timeout }),
      },
      JSON.stringify(attributes),
    );
  return xml(response);
}

/** Says the text, in a language (BCP 47) if Twilio speaks it, and hangs up. */
export function sayAndHangUp(text: string, language = ''): Body {
  const response = saying(text, language);
  response.hangup();
  return xml(response);
}

/** As `sayAndHangUp`, but the caller leaves a message before the call ends. */
export function sayAndRecord(publicUrl: string, text: string, language: string): Body {
  const response = saying(text, language);
  response.record(recordAttributes(onPublicUrl(publicUrl, WEBHOOKS.voice_recording.path)));
  response.hangup();
  return xml(response);
}

function saying(text: string, language: string): VoiceResponse {
  const response = new VoiceResponse();
  const spoken = spokenLanguage(language);
  response.say(spoken === null ? {} : { language: spoken }, text);
  return response;
}

/** Nothing more: the call ends, or goes on where it was taken. */
export const nothing = (): Body => xml(new VoiceResponse());

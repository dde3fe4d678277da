import type { CallEvent } from '../../domain/routing-event';
import type { ArrivedEvent } from './inbox-event';
import type { WebhookDeps } from './webhook';

const RESULT = /^[a-z-]{1,64}$/;

/** What the inbox keeps of what Twilio Voice tells of a call. These webhooks say no instant of their own. */
export const callInboxEvent = (
  { key, callSid, result }: Pick<CallEvent, 'key' | 'callSid' | 'result'>,
  type: string,
  { twilio, now }: Pick<WebhookDeps, 'twilio' | 'now'>,
): ArrivedEvent => ({
  accountSid: twilio.accountSid,
  key,
  workspaceSid: null,
  source: 'voice',
  type,
  resourceSid: callSid,
  happenedAt: null,
  receivedAt: now(),
  details: RESULT.test(result) ? { result } : {},
});

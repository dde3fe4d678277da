import type { Passage } from '../evidence/evidence';

/** What a webhook tells of, by what Twilio's documentation says of its parameters. */
export type Told = Pick<Passage, 'eventSid' | 'eventType' | 'taskSid' | 'callSid'>;

const ENDED = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

const READERS: Readonly<Record<string, (form: URLSearchParams) => Told>> = {
  '/v1/webhooks/twilio/taskrouter/events': (form) => ({
    eventSid: form.get('Sid') ?? '',
    eventType: form.get('EventType') ?? '',
    taskSid: form.get('TaskSid'),
    callSid: null,
  }),
  // A call's status has no SID of its own: it is known by its call, and by what the call came to.
  '/v1/webhooks/twilio/voice/status': (form) => {
    const [callSid, status] = [form.get('CallSid') ?? '', form.get('CallStatus') ?? ''];
    const news = ENDED.includes(status) ? 'ended' : status;
    return { eventSid: `${callSid}.${news}`, eventType: `call.${news}`, taskSid: null, callSid };
  },
  // A message is known by its SID, what happened to a conversation by the conversation.
  '/v1/webhooks/twilio/conversations': (form) => {
    const [type, conversation] = [form.get('EventType') ?? '', form.get('ConversationSid') ?? ''];
    const isClosed = type === 'onConversationRemoved' || form.get('StateTo') === 'closed';
    const news = isClosed ? 'closed' : type;
    const eventSid = form.get('MessageSid') ?? `${conversation}.${news}`;
    return { eventSid, eventType: type, taskSid: null, callSid: null };
  },
};

/** The news in a webhook; null for requests that bring none. */
export function toldBy(path: string, body: Buffer): Told | null {
  const reader = READERS[path];
  return reader === undefined ? null : reader(new URLSearchParams(body.toString()));
}

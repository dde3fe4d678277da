import type { z } from 'zod';
import type { WebhookName } from '../events';
import { conversationEventForm, studioForm } from './conversations';
import { jiraEvent } from './jira';
import { pagerDutyEvent } from './pagerduty';
import { recordingForm } from './recordings';
import { slackForm } from './slack';
import { callStatusForm, inboundCallForm, queueResultForm, taskRouterEventForm } from './twilio';

/** One webhook: what is mounted and what `/openapi.json` says come from the same line. */
export interface WebhookContract {
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly form: z.ZodType | null;
  /** Twilio, unless told: its form, signed its way. PagerDuty and Jira send JSON. */
  readonly sender?: 'pagerduty' | 'slack' | 'jira';
  readonly answers: Readonly<Record<number, string>>;
  /** The media type of a 200. */
  readonly mediaType?: 'text/xml' | 'application/json';
  readonly refusals: readonly number[];
}

const ROOT = '/v1/webhooks/twilio';

export const WEBHOOKS = {
  taskrouter_event: {
    path: `${ROOT}/taskrouter/events`,
    summary: 'TaskRouter event callback',
    description:
      'Set it as the EventCallbackUrl of the workspace. 204 only once Temporal has the news, or, when the event moves nothing, the event inbox.',
    form: taskRouterEventForm,
    answers: { 204: 'Taken.' },
    refusals: [403, 413, 415, 422, 503],
  },
  taskrouter_assignment: {
    path: `${ROOT}/taskrouter/assignment`,
    summary: 'TaskRouter assignment callback',
    description: "An empty answer: the agent's desktop accepts the reservation itself.",
    form: null,
    answers: { 200: 'No instruction.' },
    refusals: [403, 413, 415],
  },
  voice: {
    path: `${ROOT}/voice`,
    summary: 'An inbound call',
    description:
      'Query parameters that the routing policy declares become attributes. Without Temporal the call is enqueued with its interaction id alone; without a published policy the answer is 503, so set a fallback URL on the number.',
    form: inboundCallForm,
    answers: { 200: 'TwiML that enqueues the call.' },
    mediaType: 'text/xml',
    refusals: [403, 413, 415, 422, 503],
  },
  voice_queue_result: {
    path: `${ROOT}/voice/queue-result`,
    summary: 'A call left its queue',
    description: 'The action URL of `<Enqueue>`, which `/voice` writes itself.',
    form: queueResultForm,
    answers: { 200: 'TwiML.' },
    mediaType: 'text/xml',
    refusals: [403, 413, 415, 422, 503],
  },
  voice_status: {
    path: `${ROOT}/voice/status`,
    summary: 'The status of a call changed',
    description: 'Set it as the status callback of the number.',
    form: callStatusForm,
    answers: { 204: 'Taken.' },
    refusals: [403, 413, 415, 422, 503],
  },
  voice_recording: {
    path: `${ROOT}/voice/recording`,
    summary: 'A caller has left a message',
    description:
      'The action and the recordingStatusCallback of `<Record>`, which we write ourselves. Without a RecordingStatus Twilio asks what the call is to do next. Where the message can be heard goes to the case, and is neither logged nor kept in the inbox.',
    form: recordingForm,
    answers: { 200: 'TwiML: nothing more to do.', 204: 'Taken.' },
    mediaType: 'text/xml',
    refusals: [403, 413, 415, 422, 503],
  },
  conversations: {
    path: `${ROOT}/conversations`,
    summary: 'Something happened in a conversation',
    description:
      'Set it as the post-event webhook of Conversations, with the filters onMessageAdded, onConversationStateUpdated and onConversationRemoved. Who wrote and when is taken, never what.',
    form: conversationEventForm,
    answers: { 204: 'Taken, or nothing to take.' },
    refusals: [403, 413, 415, 422, 503],
  },
  studio: {
    path: `${ROOT}/studio`,
    summary: 'Studio is about to hand a conversation to Flex',
    description:
      'Called by the flow’s Make HTTP Request widget. The whole answer is what Send to Flex is to have as its attributes. Parameters that the routing policy declares become attributes. Without Temporal the answer is the interaction id alone.',
    form: studioForm,
    answers: { 200: 'The attributes of the task, as JSON.' },
    mediaType: 'application/json',
    refusals: [403, 413, 415, 422],
  },
  pagerduty: {
    path: '/v1/webhooks/pagerduty',
    summary: 'Something happened to an incident of PagerDuty’s',
    description:
      'Create a v3 webhook subscription with the events incident.acknowledged, incident.unacknowledged and incident.resolved, and put its secret into THROUGHLINE_PAGERDUTY_SECRETS. A person who acknowledges or resolves there acknowledges or resolves the escalation; an acknowledgement that is taken back there hands it back; anything else is taken and ignored.',
    form: pagerDutyEvent,
    sender: 'pagerduty',
    answers: { 204: 'Taken, or nothing to take.' },
    refusals: [403, 413, 415, 503],
  },
  slack: {
    path: '/v1/webhooks/slack',
    summary: 'Somebody pressed a button in Slack',
    description:
      'Set it as the Request URL of the app’s Interactivity, and put its signing secret into THROUGHLINE_SLACK_SIGNING_SECRETS. Requests older than five minutes are refused. Who is too late is told so, alone, by the response URL.',
    form: slackForm,
    sender: 'slack',
    answers: { 200: 'Taken, or nothing to take.' },
    refusals: [403, 413, 415, 503],
  },
  jira: {
    path: '/v1/webhooks/jira',
    summary: 'Somebody worked on an issue in Jira',
    description:
      'Create an admin webhook with a secret, the JQL `labels = throughline` and the events jira:issue_updated and comment_created; put the secret into THROUGHLINE_JIRA_SECRETS. A person who assigns an issue or moves it on acknowledges the escalation, who closes it resolves it, who has it no more hands it back, and who comments on it is heard; anything else is taken and ignored. Events older than two hours are refused.',
    form: jiraEvent,
    sender: 'jira',
    answers: { 204: 'Taken, or nothing to take.' },
    refusals: [403, 413, 415, 503],
  },
} satisfies Readonly<Record<WebhookName, WebhookContract>>;

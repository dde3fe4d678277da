import type { Express, Request, RequestHandler, Response } from 'express';
import { GatewayError } from '../../gateway/port';
import { RecordsUnavailableError } from '../../records/port';
import { WEBHOOKS } from '../contract/webhooks';
import type { Problem } from '../contract/problem';
import type { WebhookName, WebhookOutcome } from '../events';
import { RequestError } from '../request-error';
import { requestIdOf } from '../request-id';
import { sendProblem } from '../send-problem';
import { createConversations } from './conversations';
import { createJiraWebhook } from './jira';
import { createPagerDutyWebhook } from './pagerduty';
import { receive } from './receive';
import { receiveJira } from './receive-jira';
import { receivePagerDuty } from './receive-pagerduty';
import { receiveSlack } from './receive-slack';
import { createSlackWebhook } from './slack';
import { createStudio } from './studio';
import { answerAssignment } from './taskrouter-assignment';
import { createTaskRouterEvents } from './taskrouter-events';
import { checkSignatureKeys } from './twilio-signature';
import { createVoice } from './voice';
import { createVoiceRecording } from './voice-recording';
import { createVoiceQueueResult } from './voice-queue-result';
import { createVoiceStatus } from './voice-status';
import type { WebhookDeps, WebhookHandler, WebhookReply } from './webhook';

/** Twilio's, which are all signed in one way. */
const CREATE: Readonly<
  Record<Exclude<WebhookName, 'pagerduty' | 'slack' | 'jira'>, (deps: WebhookDeps) => WebhookHandler>
> = {
  taskrouter_event: createTaskRouterEvents,
  taskrouter_assignment: () => answerAssignment,
  voice: createVoice,
  voice_queue_result: createVoiceQueueResult,
  voice_status: createVoiceStatus,
  voice_recording: createVoiceRecording,
  conversations: createConversations,
  studio: createStudio,
};

const SAME_NAME: readonly WebhookOutcome[] = [
  'signature_missing',
  'signature_invalid',
  'signature_stale',
  'foreign_account',
  'foreign_workspace',
];

function outcomeOf({ code, status }: Problem): WebhookOutcome {
  const same = SAME_NAME.find((outcome) => outcome === code);
  if (same) return same;
  if (status === 413) return 'too_large';
  return status < 500 ? 'malformed' : 'error';
}

function away(outcome: WebhookOutcome): Error {
  if (outcome === 'not_kept') return new RecordsUnavailableError();
  return outcome === 'no_policy'
    ? new RequestError('policy_missing', 503, 'No routing policy is published.', {
        headers: { 'Retry-After': '5' },
      })
    : new GatewayError('temporal_unavailable', 'Temporal did not take the news in time.');
}

function send(response: Response, reply: WebhookReply, { events }: WebhookDeps): void {
  if (reply.status === 503) {
    sendProblem(response, away(reply.outcome), events);
  } else if (reply.body) {
    // Express would add a charset, and TaskRouter wants `application/json` exactly.
    response.status(reply.status).setHeader('Content-Type', reply.body.type).end(reply.body.text);
  } else {
    response.status(reply.status).end();
  }
}

type Answer = (request: Request, response: Response) => Promise<WebhookReply>;

/** Reads the request, makes sure of who sent it, and answers. */
function answerOf(name: WebhookName, deps: WebhookDeps): Answer {
  if (name === 'pagerduty') {
    const handle = createPagerDutyWebhook(deps);
    const { pagerDutySecrets: secrets = [] } = deps;
    return async (request, response) => handle(await receivePagerDuty(request, response, secrets));
  }
  if (name === 'slack') {
    const handle = createSlackWebhook(deps);
    const secrets = deps.slack?.signingSecrets ?? [];
    return async (request, response) =>
      handle(await receiveSlack(request, response, { secrets, now: deps.now() }), requestIdOf(response));
  }
  if (name === 'jira') {
    const handle = createJiraWebhook(deps);
    const secrets = deps.jira?.secrets ?? [];
    return async (request, response) =>
      handle(await receiveJira(request, response, { secrets, now: deps.now() }));
  }
  const { publicUrl, twilio } = deps;
  const keys = { publicUrl, authTokens: twilio.authTokens, accountSid: twilio.accountSid };
  const handle = CREATE[name](deps);
  return async (request, response) => handle(await receive(request, response, keys));
}

function toHandler(name: WebhookName, deps: WebhookDeps): RequestHandler {
  const { events, now } = deps;
  const answer = answerOf(name, deps);
  return async (request, response) => {
    const startedAt = now();
    const report = (outcome: WebhookOutcome, status: number, reply?: WebhookReply) =>
      events.onWebhook({
        webhook: name,
        outcome,
        status,
        eventType: reply?.eventType ?? null,
        sids: reply?.sids ?? [],
        requestId: requestIdOf(response),
        durationMs: now() - startedAt,
      });
    try {
      const reply = await answer(request, response);
      send(response, reply, deps);
      report(reply.outcome, reply.status, reply);
    } catch (error) {
      const problem = sendProblem(response, error, events);
      report(outcomeOf(problem), problem.status);
    }
  };
}

/** Mounts every webhook of the contract. Throws when signatures could never be checked. */
export function mountWebhooks(app: Express, deps: WebhookDeps): void {
  checkSignatureKeys({ publicUrl: deps.publicUrl, authTokens: deps.twilio.authTokens });
  for (const name of Object.keys(WEBHOOKS) as WebhookName[]) {
    app.post(WEBHOOKS[name].path, toHandler(name, deps));
  }
}

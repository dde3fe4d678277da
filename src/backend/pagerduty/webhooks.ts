import { createHmac, randomUUID } from 'node:crypto';
import type { Agent, Incident } from './incidents';
import { postOnce } from '../post-once';

export interface Subscription {
  readonly url: string;
  /** One, or two while they are rotated. */
  readonly secrets: readonly string[];
}

/** "Retries" (PagerDuty, Webhooks, Behavior). The real ones are spread over 20 minutes. */
const MOST_ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;

/** A v3 webhook in PagerDuty's shape (Webhooks Overview, "Webhook Payload"). */
export const eventOf = (
  { id, number, key, title, status, createdAt, isTakenBack }: Incident,
  agent: Agent,
  at: number,
) => ({
  event: {
    id: randomUUID(),
    event_type: `incident.${isTakenBack ? 'unacknowledged' : status}`,
    resource_type: 'incident',
    occurred_at: new Date(at).toISOString(),
    agent: { ...agent, self: `https://api.pagerduty.com/users/${agent.id}`, html_url: null },
    client: null,
    data: {
      id,
      type: 'incident',
      self: `https://api.pagerduty.com/incidents/${id}`,
      html_url: `https://acme.pagerduty.com/incidents/${id}`,
      number,
      status,
      incident_key: key,
      created_at: createdAt,
      title,
      urgency: 'high',
      resolve_reason: null,
    },
  },
});

export const signatureOf = (body: string, secrets: readonly string[]): string =>
  secrets.map((secret) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`).join(',');

/** Sends an event, again where PagerDuty would. The last status; null: nobody answered. */
export async function sendWebhook(event: object, { url, secrets }: Subscription): Promise<number | null> {
  const body = JSON.stringify(event);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'PagerDuty-Webhook/V3.0',
    'x-pagerduty-signature': signatureOf(body, secrets),
    'x-webhook-id': randomUUID(),
  };
  let status: number | null = null;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    status = await postOnce(url, headers, body);
    const isFinal = status !== null && status < 500 && status !== 429;
    if (isFinal || attempt === MOST_ATTEMPTS) break;
    await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (attempt - 1)).unref());
  }
  return status;
}

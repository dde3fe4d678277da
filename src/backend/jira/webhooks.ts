import { createHmac, randomUUID } from 'node:crypto';
import { postOnce } from '../post-once';

export interface JiraSubscription {
  readonly url: string;
  readonly secret: string;
}

/**
 * Five more attempts after 408, 409, 425, 429, 5xx and no answer (Jira Cloud, "Webhooks", "Retry policy"). The real ones
 * are 5 to 15 minutes apart.
 */
const MOST_ATTEMPTS = 6;
const FIRST_WAIT_MS = 500;

const isRetried = (status: number | null): boolean =>
  status === null || status >= 500 || [408, 409, 425, 429].includes(status);

/** As "Webhooks", "Secure admin webhooks" says: the method, and the hex HMAC of the body (WebSub). */
export const signatureOf = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Sends an event, again where Jira would. The last status; null: nobody answered. */
export async function sendWebhook(event: object, { url, secret }: JiraSubscription): Promise<number | null> {
  const body = JSON.stringify(event);
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'user-agent': 'Atlassian Webhook HTTP Client',
    'x-hub-signature': signatureOf(body, secret),
    'x-atlassian-webhook-identifier': randomUUID(),
    'x-atlassian-webhook-flow': 'Primary',
  };
  let status: number | null = null;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const retry = attempt === 0 ? {} : { 'x-atlassian-webhook-retry': String(attempt) };
    status = await postOnce(url, { ...headers, ...retry }, body);
    if (!isRetried(status) || attempt === MOST_ATTEMPTS - 1) break;
    await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** attempt).unref());
  }
  return status;
}

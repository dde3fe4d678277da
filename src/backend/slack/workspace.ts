import { createHmac, randomUUID } from 'node:crypto';

export interface SlackSettings {
  /** The token of the one app's bot. */
  readonly token: string;
  readonly signingSecret: string;
  /** The app's Request URL for interactivity; null: it has none. */
  readonly requestUrl: string | null;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly edits: number;
}

/** What one user alone was told. */
export interface Whisper {
  readonly user: string;
  readonly text: string;
}

/** `action`: the `action_id` of the button, where there are several. */
export interface Pressed extends Pick<SlackMessage, 'channel' | 'ts'> {
  readonly action?: string | undefined;
}

interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly value: string;
}

/** `v0=` and the HMAC of time and body (Slack, "Verifying requests from Slack"). */
export const slackSignature = (body: string, timestamp: number, secret: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/** The first one unless told which. */
const buttonOf = (message: SlackMessage | undefined, actionId?: string): Button | undefined =>
  (message === undefined ? [] : buttonsOf(message)).find(
    ({ action_id: id }) => actionId === undefined || id === actionId,
  );

const buttonsOf = ({ blocks }: SlackMessage): readonly Button[] =>
  (blocks as { type: string; elements?: Button[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements = [] }) => elements)
    .filter(({ type }) => type === 'button');

/** In Slack's shape ("block_actions payload"). */
const pressOf = (
  { channel, ts, text, blocks }: SlackMessage,
  button: Button,
  press: { readonly user: string; readonly at: string; readonly responseUrl: string },
) => ({
  type: 'block_actions',
  user: { id: press.user, username: press.user.toLowerCase(), team_id: 'T0THROUGH' },
  api_app_id: 'A0THROUGH',
  container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
  trigger_id: randomUUID(),
  team: { id: 'T0THROUGH', domain: 'acme' },
  channel: { id: channel, name: 'directmessage' },
  message: { type: 'message', ts, text, blocks },
  response_url: press.responseUrl,
  actions: [{ ...button, block_id: 'b1', action_ts: press.at }],
});

/** A Slack workspace with one app in it, and people who press its buttons. */
export function createSlackWorkspace(now: () => number, { token, signingSecret, requestUrl }: SlackSettings) {
  const messages: SlackMessage[] = [];
  const whispers: Whisper[] = [];
  const responses = new Map<string, string>();
  let posted = 0;
  return {
    token,
    messages: (): readonly SlackMessage[] => [...messages],
    whispers: (): readonly Whisper[] => [...whispers],
    post(channel: string, text: string, blocks: readonly unknown[]): SlackMessage {
      const ts = `${Math.floor(now() / 1_000)}.${String(++posted).padStart(6, '0')}`;
      // A message to a user opens their conversation with the app.
      const message = { channel: channel.replace(/^[UW]/, 'D'), ts, text, blocks, edits: 0 };
      messages.push(message);
      return message;
    },
    /** Null: there is no such message. */
    update(channel: string, ts: string, text: string, blocks: readonly unknown[]): SlackMessage | null {
      const at = messages.findIndex((message) => message.channel === channel && message.ts === ts);
      const old = messages[at];
      if (old === undefined) return null;
      return (messages[at] = { ...old, text, blocks, edits: old.edits + 1 });
    },
    /** Whoever has the address may tell the user something; false: there is no such address. */
    respond(id: string, text: string): boolean {
      const user = responses.get(id);
      if (user === undefined) return false;
      whispers.push({ user, text });
      return true;
    },
    /** A user presses a button of a message. What the app answered; null: there is no such button, or nobody to tell. */
    async press({ channel, ts, action }: Pressed, user: string, ownUrl: string) {
      const message = messages.find((other) => other.channel === channel && other.ts === ts);
      const button = buttonOf(message, action);
      if (message === undefined || button === undefined || requestUrl === null) return null;
      const id = randomUUID();
      responses.set(id, user);
      const at = `${now() / 1_000}.${responses.size}`;
      const payload = pressOf(message, button, { user, at, responseUrl: `${ownUrl}/slack/responses/${id}` });
      return send(requestUrl, payload, Math.floor(now() / 1_000), signingSecret);
    },
  };
}

/** Slack tells of a press once, and waits 3 s. */
async function send(url: string, payload: object, timestamp: number, secret: string): Promise<number | null> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': slackSignature(body, timestamp, secret),
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(3_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

export type SlackWorkspace = ReturnType<typeof createSlackWorkspace>;

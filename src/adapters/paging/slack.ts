import { z } from 'zod';
import { alertKeyOf } from '../../domain/escalation/alert-key';
import { asEscalationId } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import { OutsideError } from '../outside-error';
import type { PagingPort, Told } from './port';
import { post } from './post';
import { askingMessage, toldMessage } from './slack-message';

/** A Slack app in one workspace. */
export interface SlackChannel {
  /** Where `/api/<method>` is: `https://slack.com`. */
  readonly url: string;
  /** Of its bot, `xoxb-…`, with the scope `chat:write`. */
  readonly token: string;
  /** For messages to nobody in particular, `C…`; the app must be a member there. */
  readonly conversation?: string | undefined;
}

export interface SlackOptions {
  readonly channels: ReadonlyMap<string, SlackChannel>;
  /** 15 s unless told. */
  readonly timeoutMs?: number;
}

const answer = z.union([
  z.object({ ok: z.literal(true), channel: z.string(), ts: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** Slack says of these that part of it may have been done (chat.postMessage, "Errors"). */
const UNKNOWN: readonly string[] = ['fatal_error', 'internal_error'];
/** Nothing was done, and it may be later ("Errors"; "Rate limits"). */
const LATER: readonly string[] = [
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
];

/**
 * Messages with a button, by Slack's Web API (docs.slack.dev, chat.postMessage and chat.update). Most refusals come with
 * status 200 and `"ok": false`. Nothing is retried here.
 */
export const createSlack = ({ channels, timeoutMs = 15_000 }: SlackOptions): PagingPort => {
  const settingsOf = (channel: string): SlackChannel => {
    const found = channels.get(channel);
    if (found !== undefined) return found;
    throw new OutsideError(`There is no channel "${channel}" in this worker's settings.`, 'refused', null);
  };
  const call = async (channel: string, method: string, body: JsonObject) => {
    const { url, token } = settingsOf(channel);
    const operation = `${method} on the channel ${channel}`;
    const text = await post({
      system: 'Slack',
      operation,
      url: `${url}/api/${method}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      timeoutMs,
      outcomeOf,
      readsAnswer: true,
    });
    return understood(text, operation);
  };
  return {
    async send(channel, notification) {
      const conversation = notification.address ?? settingsOf(channel).conversation;
      if (conversation === undefined) {
        const message = `The channel "${channel}" names no conversation in this worker's settings.`;
        throw new OutsideError(message, 'refused', null);
      }
      const body = {
        channel: conversation,
        ...askingMessage(notification, buttonOf(channel, notification.body)),
      };
      const { channel: at, ts } = await call(channel, 'chat.postMessage', body);
      return { ref: { channel: at, ts } };
    },
    async tell(channel, told) {
      if (told.ref !== null) await call(channel, 'chat.update', updateOf(channel, told));
    },
  };
};

/** What comes back when somebody presses the button; none under a message that asks for nothing. */
function buttonOf(channel: string, body: JsonObject): string | null {
  const { escalationId } = body['data'] as { escalationId: string };
  return body['type'] === 'escalation.asked' ? alertKeyOf(asEscalationId(escalationId), channel, 0) : null;
}

/** With the buttons by which it is resolved or handed back, for those whose it is. */
function updateOf(channel: string, told: Told): JsonObject {
  const { ref, asked, canAnswer } = told;
  const button = canAnswer && asked !== null ? buttonOf(channel, asked) : null;
  return { ...ref, ...toldMessage(told, button) };
}

const outcomeOf = (status: number): OutsideError['outcome'] => {
  if (status >= 500 || status === 408) return 'unknown';
  return status === 429 ? 'unavailable' : 'refused';
};

function understood(text: string, operation: string): { readonly channel: string; readonly ts: string } {
  const read = answer.safeParse(jsonOf(text));
  if (!read.success) {
    throw new OutsideError(`Slack's answer was not understood when asked to ${operation}.`, 'unknown', 200);
  }
  if (read.data.ok) return read.data;
  const { error } = read.data;
  const outcome = UNKNOWN.includes(error) ? 'unknown' : LATER.includes(error) ? 'unavailable' : 'refused';
  const code = /^[a-z_]{1,64}$/.test(error) ? error : null;
  throw new OutsideError(`Slack answered ${code} when asked to ${operation}.`, outcome, 200, code);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

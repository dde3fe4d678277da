import type { JsonObject } from '../../domain/json';
import type { Notification, Told } from './port';

/* What people read in Slack, in Block Kit (docs.slack.dev, "Blocks"): plain text, so that nothing in it is a command. */

/** Of a section's text (Block Kit, "Section block"). */
const LONGEST = 3_000;

const plain = (text: string): JsonObject => ({
  type: 'plain_text',
  text: text.slice(0, LONGEST) || 'A customer needs somebody.',
  emoji: false,
});

const section = (text: string): JsonObject => ({ type: 'section', text: plain(text) });

/** The button's `action_id`; its value says of what (domain/escalation/alert-key). Wire format. */
const ACKNOWLEDGE = 'throughline_acknowledge';

/** What it is about: the text for whoever is asked, the note of whoever escalated, and the name to look it up by. */
function about(body: JsonObject): JsonObject[] {
  const data = body['data'] as Readonly<Record<string, unknown>>;
  const [text, note] = [textOf(body), data['note']];
  return [
    section(typeof note === 'string' ? `${text}\n\n${note}` : text),
    section(`Escalation ${String(data['escalationId'])}`),
  ];
}

const textOf = (body: JsonObject): string =>
  String((body['data'] as Readonly<Record<string, unknown>>)['text'] ?? '');

/** More messages than they may be sent at once (domain/escalation/message-turns). */
function othersWaiting(body: JsonObject): JsonObject[] {
  const { alsoWaiting } = body['data'] as { readonly alsoWaiting?: number };
  return alsoWaiting === undefined ? [] : [section(`Further escalations that wait for you: ${alsoWaiting}.`)];
}

/** Who is asked, and the button with which they take it; at the ladder's end they have it. */
export function askingMessage({ body }: Notification, button: string | null): JsonObject {
  const isEnd = body['type'] === 'escalation.unanswered';
  return {
    text: textOf(body).slice(0, LONGEST),
    unfurl_links: false,
    blocks: [
      ...about(body),
      ...(isEnd ? [section('Nobody acknowledged it in time: it is yours.')] : []),
      ...othersWaiting(body),
      ...(button === null ? [] : [actions(button)]),
    ],
  };
}

const actions = (value: string): JsonObject => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: ACKNOWLEDGE, style: 'primary', text: plain('Acknowledge'), value }],
});

const NEWS = {
  acknowledged: (owner: string) => `Acknowledged: it is with ${owner}.`,
  resolved: (owner: string) => `Resolved. It was with ${owner}.`,
  unanswered: (owner: string) => `Nobody acknowledged it in time. It is with ${owner}.`,
} as const;

/** The same once it is somebody's: that stands in place of the button. */
export function toldMessage({ news, owner, asked }: Told): JsonObject {
  const text = NEWS[news](owner ?? 'somebody');
  return { text, blocks: [...(asked === null ? [] : about(asked)), section(text)] };
}

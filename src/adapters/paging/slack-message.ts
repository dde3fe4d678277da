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

/** Who is asked, and the button with which they take it. */
export function askingMessage({ body }: Notification, button: string | null): JsonObject {
  const data = body['data'] as Readonly<Record<string, unknown>>;
  const [text, note] = [String(data['text'] ?? ''), data['note']];
  const asked = section(typeof note === 'string' ? `${text}\n\n${note}` : text);
  const about = section(`Escalation ${String(data['escalationId'])}`);
  return {
    text: text.slice(0, LONGEST),
    unfurl_links: false,
    blocks: [asked, about, ...(button === null ? [] : [actions(button)])],
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

/** In its place once it is somebody's: without the button. */
export function toldMessage({ news, owner }: Told): JsonObject {
  const text = NEWS[news](owner ?? 'somebody');
  return { text, blocks: [section(text)] };
}

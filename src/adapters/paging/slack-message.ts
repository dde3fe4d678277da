import { cutText } from '../../domain/cut-text';
import { SLACK_BUTTONS } from '../../domain/escalation/slack-buttons';
import type { JsonObject } from '../../domain/json';
import { handedBackText } from '../handed-back-text';
import type { Notification, Told } from './port';

/* What people read in Slack, in Block Kit (docs.slack.dev, "Blocks"): plain text, so that nothing in it is a command. */

/** Of a section's text (Block Kit, "Section block"). */
const LONGEST = 3_000;

const plain = (text: string): JsonObject => ({
  type: 'plain_text',
  text: cutText(text, LONGEST) || 'A customer needs somebody.',
  emoji: false,
});

const section = (text: string): JsonObject => ({ type: 'section', text: plain(text) });

/** What it is about: the text for whoever is asked, the note of whoever escalated, and the name to look it up by. */
function about(body: JsonObject): JsonObject[] {
  const data = body['data'] as Readonly<Record<string, unknown>>;
  const [text, note] = [textOf(body), data['note']];
  const handedBack = handedBackText(data['handedBack']);
  return [
    section(typeof note === 'string' ? `${text}\n\n${note}` : text),
    ...(handedBack === '' ? [] : [section(handedBack)]),
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
export function askingMessage({ body }: Notification, value: string | null): JsonObject {
  const isEnd = body['type'] === 'escalation.unanswered';
  return {
    text: cutText(textOf(body), LONGEST),
    unfurl_links: false,
    blocks: [
      ...about(body),
      ...(isEnd ? [section('Nobody acknowledged it in time: it is yours.')] : []),
      ...othersWaiting(body),
      ...(value === null ? [] : [actions(acknowledgeButton(value))]),
    ],
  };
}

const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });

const button = (id: string, text: string, value: string): JsonObject => ({
  type: 'button',
  action_id: id,
  text: plain(text),
  value,
});

const acknowledgeButton = (value: string): JsonObject => ({
  ...button(SLACK_BUTTONS.acknowledge, 'Acknowledge', value),
  style: 'primary',
});

/** Asked once more, for it cannot be undone ("Confirmation dialog object"). */
const resolveButton = (value: string): JsonObject => ({
  ...button(SLACK_BUTTONS.resolve_escalation, 'Resolve', value),
  confirm: {
    title: plain('Resolve it?'),
    text: plain('The escalation is over then, and the customer may be told.'),
    confirm: plain('Resolve'),
    deny: plain('Not yet'),
  },
});

const NEWS = {
  acknowledged: (owner: string) => `Acknowledged: it is with ${owner}.`,
  handed_back: () => 'Handed back: the next ones are asked.',
  resolved: (owner: string) => `Resolved. It was with ${owner}.`,
  unanswered: (owner: string) => `Nobody acknowledged it in time. It is with ${owner}.`,
} as const;

/** The same once it is somebody's: that stands in place of the button, and what they may do with it; `value` null: nothing. */
export function toldMessage({ news, owner, asked }: Told, value: string | null): JsonObject {
  const text = NEWS[news](owner ?? 'somebody');
  const buttons =
    value === null
      ? []
      : [actions(resolveButton(value), button(SLACK_BUTTONS.hand_back, 'Hand back', value))];
  return { text, blocks: [...(asked === null ? [] : about(asked)), section(text), ...buttons] };
}

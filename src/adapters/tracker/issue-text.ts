import { cutText } from '../../domain/cut-text';
import type { AlertNews } from '../../domain/escalation/alerts';
import type { JsonObject } from '../../domain/json';
import { handedBackText } from '../handed-back-text';

/* What people read in the tracker. */

/** Of a summary, which is one line ("The summary must be less than 255 characters"). */
const LONGEST_SUMMARY = 254;
/** Of a text field; longer ones are refused (Jira Cloud, "Jira Cloud field character limits"). */
const LONGEST = 30_000;

const dataOf = (body: JsonObject): JsonObject => (body['data'] ?? {}) as JsonObject;
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const summaryOf = (body: JsonObject): string =>
  cutText(wordOf(dataOf(body)['text']).replace(/\s+/g, ' ').trim(), LONGEST_SUMMARY) ||
  'A customer needs somebody.';

/** A paragraph each: what was told, and of whom it is. */
export function descriptionOf(body: JsonObject): readonly string[] {
  const data = dataOf(body);
  const facts = [
    ['Escalation', data['escalationId']],
    ['Interaction', data['interactionId']],
    ['External id', data['externalId']],
    ['Customer', data['customerId']],
    ['Channel', data['channel']],
    ['Acknowledge by', data['acknowledgeBy']],
  ].filter((fact): fact is [string, string] => typeof fact[1] === 'string');
  return [
    cutText(wordOf(data['note']), LONGEST),
    handedBackText(data['handedBack']),
    facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
    'Assigning it, or moving it on, acknowledges the escalation; closing it resolves it; moving it back, or assigning it to nobody, hands it back; comments are passed on.',
  ];
}

/** On an issue that is there already. */
export function askingAgain(body: JsonObject): string {
  const data = dataOf(body);
  const text = wordOf(data['text']);
  if (body['type'] === 'escalation.unanswered') {
    return `Nobody has resolved the escalation in time. It stays here. ${text}`.trim();
  }
  const by = wordOf(data['acknowledgeBy']);
  const asked = `Asked again${by === '' ? '' : `, to acknowledge by ${by}`}. ${text}`.trim();
  return [asked, handedBackText(data['handedBack'])].filter(Boolean).join('\n');
}

const NEWS: Readonly<Record<AlertNews, (owner: string) => string>> = {
  acknowledged: (owner) => `Acknowledged elsewhere: it is with ${owner}.`,
  handed_back: () => 'Handed back: the next ones are asked.',
  resolved: () => 'Resolved elsewhere.',
  unanswered: (owner) => `Nobody has resolved the escalation in time. It is with ${owner}.`,
};

export const newsText = (news: AlertNews, owner: string | null): string => NEWS[news](owner ?? 'somebody');

export const shortened = (text: string): string => cutText(text, LONGEST);

import { DateTime } from 'luxon';
import type { Instant } from '../../domain/json';
import type { Policy, Route } from '../policy';
import { NEXT_OPENING } from './schema';

/** The language of a text, and the text: the customer's, else its main language (`de` for `de-AT`), else the first. */
export function textFor(texts: ReadonlyMap<string, string>, language: string): readonly [string, string] {
  const chosen = [language, language.split('-')[0] ?? ''].find((one) => texts.has(one));
  const [first = ['en', '']] = texts;
  return chosen === undefined ? first : [chosen, texts.get(chosen) ?? ''];
}

/** What a route's ending says to whom nobody calls back. */
export const textsWithoutCall = (
  policy: Policy,
  { endingKind, endingTexts }: Route,
): ReadonlyMap<string, string> =>
  endingKind === 'message' ? endingTexts : (policy.endingTexts ?? endingTexts);

/** `Monday, November 30 at 8:30 AM GMT+1`, in the text's language, by the clock of those who open. */
export const openingIn = (language: string, zone: string, at: Instant): string =>
  DateTime.fromMillis(at, { zone, locale: language }).toLocaleString({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });

/** What a customer is told, with the opening in it. */
export function openingText(
  texts: ReadonlyMap<string, string>,
  { language, zone, at }: { readonly language: string; readonly zone: string; readonly at: Instant },
): string {
  const [written, text] = textFor(texts, language);
  return text.replaceAll(NEXT_OPENING, openingIn(written, zone, at));
}

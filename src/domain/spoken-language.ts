/** What `<Say>` speaks; the first locale of each language is the one taken for the bare language. */
// prettier-ignore
const LOCALES = [
  'en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA', 'de-DE', 'de-AT', 'es-ES',
  'es-MX', 'es-US', 'fr-FR', 'fr-CA', 'fr-BE', 'it-IT', 'pt-BR', 'pt-PT', 'nl-NL', 'nl-BE', 'da-DK',
  'nb-NO', 'sv-SE', 'fi-FI', 'is-IS', 'pl-PL', 'cs-CZ', 'sk-SK', 'hu-HU', 'ro-RO', 'bg-BG', 'el-GR',
  'ru-RU', 'uk-UA', 'sr-RS', 'lv-LV', 'tr-TR', 'he-IL', 'ar-XA', 'ar-AE', 'hi-IN', 'bn-IN', 'ta-IN',
  'te-IN', 'gu-IN', 'kn-IN', 'ml-IN', 'mr-IN', 'pa-IN', 'id-ID', 'ms-MY', 'fil-PH', 'vi-VN', 'th-TH',
  'ja-JP', 'ko-KR', 'zh-CN', 'zh-TW', 'zh-HK', 'yue-HK', 'cmn-CN', 'cmn-TW', 'af-ZA', 'am-ET', 'ca-ES',
  'cy-GB',
] as const;
export type SpokenLocale = (typeof LOCALES)[number];

/**
 * The locale in which Twilio speaks a BCP 47 language: itself, else a sister of the same language, else null. A locale
 * that Twilio does not know would make `<Say>` fail, and the caller hear nothing (Twilio, "TwiML Voice: Say").
 */
export function spokenLanguage(language: string): SpokenLocale | null {
  const wanted = language.toLowerCase();
  const base = wanted.split('-')[0];
  return (
    LOCALES.find((locale) => locale.toLowerCase() === wanted) ??
    LOCALES.find((locale) => locale.split('-')[0] === base) ??
    null
  );
}

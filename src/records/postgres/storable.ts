import type { JsonObject } from '../../domain/json';

/**
 * People's words as PostgreSQL can hold them: it knows neither the character 0 nor half a surrogate pair, each of which
 * becomes U+FFFD.
 */
export const storableText = (text: string): string =>
  Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd');

/** The same for every text in it; as JSON. */
export const storableJson = (value: JsonObject): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? storableText(member) : member,
  );

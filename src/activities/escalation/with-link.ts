import type { JsonObject } from '../../domain/json';

/** The message with the address of the page on which it can be acknowledged, among its other links. */
export function withLink(message: JsonObject, link: string | null): JsonObject {
  const { data } = message as { readonly data: JsonObject & { readonly links: JsonObject } };
  return link === null
    ? message
    : { ...message, data: { ...data, links: { ...data.links, acknowledge: link } } };
}

/** Half of a surrogate pair, the other half of which is cut off. */
const HALF_AT_THE_END = /[\uD800-\uDBFF]$/;

/**
 * The beginning of a text, of so many UTF-16 units at most, as vendors count. In whole characters: half of a surrogate
 * pair is refused, or shown as garbage.
 */
export const cutText = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(HALF_AT_THE_END, '');

import type { Scalar } from 'yaml';
import type { Position } from './problem';

const isSpace = (char: string): boolean => /\s/.test(char);

/** The first characters of a scalar's source that are no content: a quote, or a block scalar's header line. */
function contentStart(source: string, scalar: Scalar, start: number): number {
  if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') return start + 1;
  if (scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL') {
    const lineEnd = source.indexOf('\n', start);
    return lineEnd === -1 ? start : lineEnd + 1;
  }
  return start;
}

/** How many source characters stand for the one at `at`: two for an escape inside quotes. */
function charLength(source: string, scalar: Scalar, at: number): number {
  const escaped =
    (scalar.type === 'QUOTE_DOUBLE' && source[at] === '\\') ||
    (scalar.type === 'QUOTE_SINGLE' && source[at] === "'" && source[at + 1] === "'");
  return escaped ? 2 : 1;
}

/** How many characters that are no white space stand in a value before a place in it. */
function inkBefore(value: string, place: Position): number {
  const lines = value.split('\n');
  const before = [
    ...lines.slice(0, place.line - 1),
    (lines[place.line - 1] ?? '').slice(0, place.column - 1),
  ];
  return [...before.join('')].filter((char) => !isSpace(char)).length;
}

/**
 * Where in the YAML source a place inside a scalar's text is. Folding, indentation and quotes move white space only,
 * so the place is found by counting the other characters.
 */
export function offsetInside(source: string, scalar: Scalar, inside: Position): number {
  const [start = 0, end = source.length] = scalar.range ?? [];
  let ink = inkBefore(String(scalar.value), inside);
  let at = contentStart(source, scalar, start);
  while (at < end) {
    const length = charLength(source, scalar, at);
    if (!isSpace(source[at] ?? ' ')) {
      if (ink === 0) return at;
      ink -= 1;
    }
    at += length;
  }
  return Math.max(start, end - 1);
}

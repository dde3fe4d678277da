import type { JsonObject } from '../../domain/json';

/*
 * The Atlassian Document Format, which descriptions and comments are written in (Jira Cloud REST API v3, "Atlassian
 * Document Format"; its "Document structure"). Text nodes only: nothing that anybody wrote becomes markup.
 */

export interface Adf extends JsonObject {
  readonly type: 'doc';
  readonly version: 1;
}

/** A paragraph for each text, lines kept; empty ones are left out, for a text node may not be empty. */
export const documentOf = (paragraphs: readonly string[]): Adf => ({
  type: 'doc',
  version: 1,
  content: paragraphs.filter((text) => text.trim() !== '').map(paragraph),
});

function paragraph(text: string): JsonObject {
  const lines = text.trim().split(/\r\n|\r|\n/);
  const content = lines.flatMap((line, n) => [
    ...(n === 0 ? [] : [{ type: 'hardBreak' }]),
    ...(line === '' ? [] : [{ type: 'text', text: line }]),
  ]);
  return { type: 'paragraph', content };
}

/** The text of a document or of any node in it; an empty text for what is none. */
export function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { type, text, content } = node as { type?: unknown; text?: unknown; content?: unknown };
  if (type === 'hardBreak') return '\n';
  if (typeof text === 'string') return text;
  const inner = Array.isArray(content) ? content.map(textOf) : [];
  return type === 'doc' ? inner.join('\n') : inner.join('');
}

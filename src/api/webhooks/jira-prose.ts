/**
 * What somebody wrote in Jira, as text. Webhooks show a comment as text with Jira's own markup; REST shows the Atlassian
 * Document Format, and so may they one day.
 */
export function proseOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, content } = value as { type?: unknown; text?: unknown; content?: unknown };
  if (type === 'hardBreak') return '\n';
  if (typeof text === 'string') return text;
  const inner = Array.isArray(content) ? content.map(proseOf) : [];
  return inner.join(type === 'doc' ? '\n' : '');
}

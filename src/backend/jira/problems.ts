import type { Response } from 'express';
import { z } from 'zod';
import type { Throttled } from './trouble';

/** What Jira says of a request that it does not take (REST API v3, "Status codes": ErrorCollection). */
export const refuse = (
  response: Response,
  status: number,
  { messages = [], errors = {} }: { messages?: readonly string[]; errors?: Readonly<Record<string, string>> },
): void => void response.status(status).json({ errorMessages: messages, errors });

/** "Rate limiting": how long, until when, and which limit. */
export function refuseForNow(response: Response, { reason, seconds }: Throttled, now: number): void {
  response.set({
    'Retry-After': String(seconds),
    'X-RateLimit-Reset': `${new Date(now + seconds * 1_000).toISOString().slice(0, 16)}Z`,
    'RateLimit-Reason': reason,
  });
  refuse(response, 429, { messages: ['Rate limit exceeded.'] });
}

const node = z.looseObject({ type: z.string() });
const document = z.looseObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(node.extend({ content: z.array(node).optional() })),
});

/** Whether it is a document whose text nodes hold text: Jira refuses empty ones. */
export function isDocument(value: unknown): boolean {
  const reading = document.safeParse(value);
  if (!reading.success) return false;
  const nodes = reading.data.content.flatMap(({ content = [] }) => content);
  return nodes.every(({ type, text }) => type !== 'text' || (typeof text === 'string' && text !== ''));
}

const SUMMARY_LIMIT = 255;

/** What Jira has against the fields of a new issue, by field, in its words. */
export function problemsWith(
  fields: Readonly<Record<string, unknown>>,
  { project, required }: { readonly project: string; readonly required: string | null },
): Readonly<Record<string, string>> {
  const { project: given, issuetype, summary, description, labels = [] } = fields;
  const title = typeof summary === 'string' ? summary : '';
  const names = Array.isArray(labels) ? labels.map(String) : [];
  const spaced = names.find((name) => /\s/.test(name) || name.length > SUMMARY_LIMIT);
  return {
    ...((given as { key?: unknown } | undefined)?.key !== project && {
      project: 'valid project is required',
    }),
    ...(typeof (issuetype as { name?: unknown } | undefined)?.name !== 'string' && {
      issuetype: 'Specify an issue type',
    }),
    ...(title.trim() === '' && { summary: 'You must specify a summary of the issue.' }),
    ...(title.length >= SUMMARY_LIMIT && { summary: 'Summary must be less than 255 characters.' }),
    ...(/[\r\n]/.test(title) && {
      summary: 'The summary is invalid because it contains newline characters.',
    }),
    ...(description !== undefined &&
      !isDocument(description) && {
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      }),
    ...(spaced !== undefined && { labels: `The label '${spaced}' contains spaces which is invalid.` }),
    ...(required !== null && fields[required] === undefined && { [required]: `${required} is required.` }),
  };
}

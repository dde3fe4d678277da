import { z } from 'zod';
import type { JsonObject } from '../../domain/json';
import { OutsideError } from '../outside-error';
import { documentOf, textOf } from './adf';
import { askJira, SETTLING_MS, type JiraAccess, type JiraRequest } from './exchange';

/** Where an issue is. Its id stays when it is moved to another project, its key does not. */
export interface IssueRef extends JsonObject {
  readonly id: string;
  readonly key: string;
}

export interface FoundIssue extends IssueRef {
  /** The message that it was created for; null where somebody has taken the property away. */
  readonly createdFor: string | null;
}

export interface NewIssue {
  readonly label: string;
  readonly createdFor: string;
  /** Besides the label. */
  readonly fields: JsonObject;
}

/** The issue property that says what an issue was created for. */
const PROPERTY = 'throughline';
/** On every issue of ours, for those who search. */
const LABEL = 'throughline';

const ref = z.object({ id: z.string(), key: z.string() });
const found = z.object({
  issues: z.array(
    ref.extend({
      fields: z.object({ labels: z.array(z.string()).default([]) }),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});
const comments = z.object({ comments: z.array(z.object({ body: z.unknown() })) });

type Ask = (request: Omit<JiraRequest, 'signal'>) => Promise<unknown>;

/** One Jira site during one operation, all of which has until `signal`. */
export function issuesOf(access: JiraAccess, signal: AbortSignal) {
  const ask: Ask = (request) => askJira(access, { ...request, signal });
  return {
    ask,
    find: (label: string): Promise<FoundIssue | null> => find(ask, label),
    create: (issue: NewIssue): Promise<IssueRef> => create(ask, issue),
    comment: (issue: IssueRef, comment: { readonly mark: string; readonly text: string }): Promise<void> =>
      addComment(ask, issue, comment),
  };
}

export type Issues = ReturnType<typeof issuesOf>;

/**
 * The issue with a label: of twins the one that was created first. A search ("Search for issues using JQL enhanced search
 * (POST)"), so one that was created a moment ago may not be found yet.
 */
async function find(ask: Ask, label: string): Promise<FoundIssue | null> {
  const answer = await ask({
    method: 'POST',
    path: 'search/jql',
    operation: 'look for an issue',
    writes: false,
    body: {
      jql: `labels = "${label}" ORDER BY created ASC`,
      maxResults: 10,
      fields: ['labels'],
      properties: [PROPERTY],
    },
  });
  const { issues } = read(found, answer, 'look for an issue');
  const issue = issues.find(({ fields }) => fields.labels.includes(label));
  if (issue === undefined) return null;
  const value = issue.properties[PROPERTY] as { createdFor?: unknown } | undefined;
  const createdFor = typeof value?.createdFor === 'string' ? value.createdFor : null;
  return { id: issue.id, key: issue.key, createdFor };
}

/** "Create issue": Jira knows no idempotency key. */
async function create(ask: Ask, { label, createdFor, fields }: NewIssue): Promise<IssueRef> {
  const operation = 'create an issue';
  const answer = await ask({
    method: 'POST',
    path: 'issue',
    operation,
    writes: true,
    body: {
      fields: { ...fields, labels: [LABEL, label] },
      properties: [{ key: PROPERTY, value: { createdFor } }],
    },
  });
  return read(ref, answer, operation);
}

/**
 * "Add comment", unless it is among the latest ("Get comments", which is no search and lags behind nothing). What was
 * there is known by its last line.
 */
async function addComment(
  ask: Ask,
  { id }: IssueRef,
  { mark, text }: { readonly mark: string; readonly text: string },
): Promise<void> {
  const path = `issue/${id}/comment`;
  const operation = 'read the comments of an issue';
  const latest = await ask({
    method: 'GET',
    path: `${path}?orderBy=-created&maxResults=100`,
    operation,
    writes: false,
  });
  const last = `Throughline ${mark}`;
  const isThere = read(comments, latest, operation).comments.some(({ body }) =>
    textOf(body).trimEnd().endsWith(last),
  );
  if (isThere) return;
  await ask({
    method: 'POST',
    path,
    operation: 'comment on an issue',
    writes: true,
    body: { body: documentOf([text, last]) },
  });
}

/** Throws OutsideError, `unknown`, for an answer that is none of Jira's: something stands in between. */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  operation: string,
): z.output<Schema> {
  const reading = schema.safeParse(answer);
  if (reading.success) return reading.data;
  const message = `Jira answered nonsense when asked to ${operation}.`;
  throw new OutsideError(message, 'unknown', null, null, SETTLING_MS);
}

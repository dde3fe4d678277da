import type { JiraComment, JiraIssue, JiraUser, Status, Transition } from './issues';

/* Issues and what belongs to them, as Jira Cloud's REST API v3 and its webhooks show them. */

const CATEGORIES = {
  new: { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, key: 'done', name: 'Done', colorName: 'green' },
} as const;

export const userOf = (user: JiraUser) => ({ ...user, active: true, timeZone: 'Europe/Berlin' });

const statusOf = ({ id, name, category }: Status) => ({ id, name, statusCategory: CATEGORIES[category] });

export const transitionOf = ({ id, name, to }: Transition) => ({
  id,
  name,
  to: statusOf(to),
  hasScreen: false,
  isGlobal: true,
  isInitial: false,
  isAvailable: true,
});

/** All that a comment's webhook tells of its issue: labels are not among it. */
const fewFieldsOf = ({ summary, issueType, key, assignee, status }: JiraIssue) => ({
  summary,
  issuetype: { id: '10004', name: issueType, subtask: false },
  project: { id: '10010', key: key.slice(0, key.indexOf('-')), projectTypeKey: 'software' },
  assignee: assignee === null ? null : userOf(assignee),
  priority: { id: '3', name: 'Medium' },
  status: statusOf(status),
});

export const fieldsOf = (issue: JiraIssue) => ({
  ...fewFieldsOf(issue),
  labels: issue.labels,
  description: issue.description,
  created: issue.created,
  creator: userOf(issue.creator),
  resolution: issue.status.category === 'done' ? { id: '10000', name: 'Done' } : null,
});

export const issueOf = (base: string, issue: JiraIssue) => ({
  id: issue.id,
  key: issue.key,
  self: `${base}/rest/api/3/issue/${issue.id}`,
  fields: fieldsOf(issue),
});

/** As a comment's webhook has it. */
export const issueInShort = (base: string, issue: JiraIssue) => ({
  ...issueOf(base, issue),
  fields: fewFieldsOf(issue),
});

export const commentOf = (base: string, { id: issueId }: JiraIssue, comment: JiraComment) => ({
  self: `${base}/rest/api/3/issue/${issueId}/comment/${comment.id}`,
  id: comment.id,
  author: userOf(comment.author),
  body: comment.body,
  updateAuthor: userOf(comment.author),
  created: comment.created,
  updated: comment.created,
  jsdPublic: true,
});

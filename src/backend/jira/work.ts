import { TRANSITIONS, type Issues, type JiraComment, type JiraIssue, type JiraUser } from './issues';
import type { Telling } from './telling';

/** What somebody does in Jira. */
export type JiraDeed =
  | { readonly do: 'assign' }
  | { readonly do: 'unassign' }
  | { readonly do: 'move'; readonly to: 'To Do' | 'In Progress' | 'Done' }
  | { readonly do: 'comment'; readonly text: string };

/** Work on issues, which the webhook hears of. */
export function createWork(issues: Issues, tell: Telling) {
  const comment = (issue: JiraIssue, author: JiraUser, body: unknown): JiraComment | null => {
    const added = issues.comment(issue.key, author, body);
    if (added !== null) tell.commented(issue, added);
    return added;
  };
  /** False when there is no such transition. */
  const move = (issue: JiraIssue, by: JiraUser, transitionId: string): boolean => {
    const transition = TRANSITIONS.find(({ id }) => id === transitionId);
    const moved = transition === undefined ? null : issues.move(issue.key, transition);
    const [from, to] = [issue.status.id, moved?.status.id ?? null];
    if (moved !== null && from !== to) tell.changed(moved, by, { field: 'status', from, to });
    return moved !== null;
  };
  const assign = (issue: JiraIssue, by: JiraUser, assignee: JiraUser | null): void => {
    const assigned = issues.assign(issue.key, assignee);
    const [from, to] = [issue.assignee?.accountId ?? null, assignee?.accountId ?? null];
    if (assigned !== null && from !== to) tell.changed(assigned, by, { field: 'assignee', from, to });
  };
  const does = (issue: JiraIssue, person: JiraUser, deed: JiraDeed): void => {
    switch (deed.do) {
      case 'assign':
        return assign(issue, person, person);
      case 'unassign':
        return assign(issue, person, null);
      case 'move':
        return void move(issue, person, TRANSITIONS.find(({ name }) => name === deed.to)!.id);
      case 'comment':
        return void comment(issue, person, documentOf(deed.text));
    }
  };
  return { comment, move, does };
}

const documentOf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

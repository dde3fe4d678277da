/*
 * The issues of one project, in Jira's words. A search finds an issue only once it is indexed (Jira Cloud, "Search After
 * Write with Search And Reconcile"); what is read by its key is there at once.
 */

export interface JiraUser {
  readonly accountId: string;
  /** `app` for an automation. */
  readonly accountType: 'atlassian' | 'app';
  readonly displayName: string;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
}

const TO_DO: Status = { id: '10000', name: 'To Do', category: 'new' };
const IN_PROGRESS: Status = { id: '10001', name: 'In Progress', category: 'indeterminate' };
const DONE: Status = { id: '10002', name: 'Done', category: 'done' };

/** All of them lead there from everywhere, as in the workflow that a new project has. */
export const TRANSITIONS: readonly Transition[] = [
  { id: '11', name: 'To Do', to: TO_DO },
  { id: '21', name: 'In Progress', to: IN_PROGRESS },
  { id: '31', name: 'Done', to: DONE },
];

export interface JiraComment {
  readonly id: string;
  readonly author: JiraUser;
  /** A document in the Atlassian Document Format. */
  readonly body: unknown;
  readonly created: string;
}

export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly description: unknown;
  readonly labels: readonly string[];
  readonly issueType: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly status: Status;
  readonly assignee: JiraUser | null;
  readonly creator: JiraUser;
  readonly created: string;
  /** Milliseconds since the epoch: from then on a search finds it. */
  readonly indexedAt: number;
  readonly comments: readonly JiraComment[];
}

export type NewJiraIssue = Pick<
  JiraIssue,
  'summary' | 'description' | 'labels' | 'issueType' | 'properties' | 'creator'
>;

function replaceIn(
  issues: JiraIssue[],
  key: string,
  change: (issue: JiraIssue) => Partial<JiraIssue>,
): JiraIssue | null {
  const place = issues.findIndex((issue) => issue.key === key);
  const old = issues[place];
  if (old === undefined) return null;
  const changed = { ...old, ...change(old) };
  issues[place] = changed;
  return changed;
}

export function createIssues(project: string, now: () => number, indexDelayMs: number) {
  const issues: JiraIssue[] = [];
  const iso = (): string => new Date(now()).toISOString();
  let commentsSoFar = 0;
  const replace = (key: string, change: (issue: JiraIssue) => Partial<JiraIssue>) =>
    replaceIn(issues, key, change);
  return {
    all: (): readonly JiraIssue[] => [...issues],
    find: (idOrKey: string): JiraIssue | undefined =>
      issues.find(({ id, key }) => id === idOrKey || key === idOrKey),
    labelled: (label: string): readonly JiraIssue[] =>
      issues.filter(({ labels, indexedAt }) => labels.includes(label) && indexedAt <= now()),
    create(issue: NewJiraIssue): JiraIssue {
      const number = issues.length + 1;
      const created: JiraIssue = {
        ...issue,
        id: String(10_000 + number),
        key: `${project}-${number}`,
        status: TO_DO,
        assignee: null,
        created: iso(),
        indexedAt: now() + indexDelayMs,
        comments: [],
      };
      issues.push(created);
      return created;
    },
    comment(key: string, author: JiraUser, body: unknown): JiraComment | null {
      const comment = { id: String(20_000 + ++commentsSoFar), author, body, created: iso() };
      return replace(key, ({ comments }) => ({ comments: [...comments, comment] })) && comment;
    },
    assign: (key: string, assignee: JiraUser | null) => replace(key, () => ({ assignee })),
    move: (key: string, { to: status }: Transition) => replace(key, () => ({ status })),
  };
}

export type Issues = ReturnType<typeof createIssues>;

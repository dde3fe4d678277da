import { createIssues, type JiraIssue, type JiraUser, type NewJiraIssue } from './issues';
import { createTelling } from './telling';
import { createTrouble, type JiraTrouble } from './trouble';
import type { JiraSubscription } from './webhooks';
import { createWork, type JiraDeed } from './work';

export interface JiraSettings {
  /** Of its one project: `ENG`. */
  readonly project: string;
  /** Whose API token it takes. */
  readonly email: string;
  readonly token: string;
  /** Null: nobody hears of what happens to issues. */
  readonly subscription: JiraSubscription | null;
  /** How long a search does not find a new issue; 2 s unless told. */
  readonly indexDelayMs?: number;
}

/** The project that a stand-in has, and the user whose token it takes, where nobody says otherwise. */
export const JIRA_PROJECT = { project: 'ENG', email: 'throughline@acme.example' } as const;

/** Whom the API token belongs to: what it does is theirs. */
export const JIRA_ACCOUNT_ID = '712020:throughline';
const OWNER: JiraUser = { accountId: JIRA_ACCOUNT_ID, accountType: 'atlassian', displayName: 'Throughline' };

/** Where it is, as its users see it. */
const BASE = 'https://acme.atlassian.net';

const personCalled = (displayName: string, accountType: JiraUser['accountType']): JiraUser => ({
  accountId: `712020:${displayName.replace(/\W/g, '').toLowerCase()}`,
  accountType,
  displayName,
});

/** One Jira Cloud site with one project, and the people who work in it. */
export function createJiraSite(now: () => number, settings: JiraSettings) {
  const { project, subscription, indexDelayMs = 2_000 } = settings;
  const issues = createIssues(project, now, indexDelayMs);
  const trouble = createTrouble(now);
  const telling = createTelling(now, BASE, subscription);
  const work = createWork(issues, telling);
  return {
    settings,
    base: BASE,
    trouble,
    issues: (): readonly JiraIssue[] => issues.all(),
    find: issues.find,
    labelled: issues.labelled,
    /** By whoever has the API token, as `comment` and `move`. */
    create(issue: Omit<NewJiraIssue, 'creator'>): JiraIssue {
      const created = issues.create({ ...issue, creator: OWNER });
      telling.created(created);
      return created;
    },
    comment: (issue: JiraIssue, body: unknown) => work.comment(issue, OWNER, body),
    move: (issue: JiraIssue, transitionId: string): boolean => work.move(issue, OWNER, transitionId),
    /** As `POST /admin/jira/trouble`. */
    fail: (how: JiraTrouble): void => trouble.set(how),
    /**
     * Somebody works on an issue in Jira: `app` for an automation. What the webhook was answered; false: there is no such
     * issue.
     */
    async does(
      key: string,
      by: string,
      deed: JiraDeed,
      accountType: JiraUser['accountType'] = 'atlassian',
    ): Promise<number | null | false> {
      const issue = issues.find(key);
      if (issue === undefined) return false;
      work.does(issue, personCalled(by, accountType), deed);
      return telling.latest();
    },
  };
}

export type JiraSite = ReturnType<typeof createJiraSite>;

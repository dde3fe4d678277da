import type { JiraComment, JiraIssue, JiraUser } from './issues';
import { commentOf, issueInShort, issueOf, userOf } from './representations';
import { sendWebhook, type JiraSubscription } from './webhooks';

export interface ChangelogItem {
  readonly field: 'assignee' | 'status';
  readonly from: string | null;
  readonly to: string | null;
}

/** What a Jira site tells its webhook, one thing after another (Jira Cloud, "Webhooks", "Callback"). */
export function createTelling(now: () => number, base: string, subscription: JiraSubscription | null) {
  let changes = 0;
  let last: Promise<number | null> = Promise.resolve(null);
  const tell = (event: object): void => {
    if (subscription === null) return;
    const body = { timestamp: now(), ...event };
    last = last.then(() => sendWebhook(body, subscription));
  };
  return {
    /** What the latest was answered. */
    latest: (): Promise<number | null> => last,
    created: (issue: JiraIssue): void =>
      tell({
        webhookEvent: 'jira:issue_created',
        issue_event_type_name: 'issue_created',
        user: userOf(issue.creator),
        issue: issueOf(base, issue),
      }),
    changed(issue: JiraIssue, by: JiraUser, { field, from, to }: ChangelogItem): void {
      const names = { fieldId: field, fieldtype: 'jira', fromString: from, toString: to };
      tell({
        webhookEvent: 'jira:issue_updated',
        issue_event_type_name: field === 'assignee' ? 'issue_assigned' : 'issue_generic',
        user: userOf(by),
        issue: issueOf(base, issue),
        changelog: { id: String(30_000 + ++changes), items: [{ field, from, to, ...names }] },
      });
    },
    /** Admin webhooks show a comment's text, not its document. */
    commented: (issue: JiraIssue, comment: JiraComment): void =>
      tell({
        webhookEvent: 'comment_created',
        comment: { ...commentOf(base, issue, comment), body: plainText(comment.body) },
        issue: issueInShort(base, issue),
      }),
  };
}

export type Telling = ReturnType<typeof createTelling>;

function plainText(node: unknown): string {
  const { text, content = [], type } = node as { text?: string; content?: unknown[]; type?: string };
  if (type === 'hardBreak') return '\n';
  return text ?? content.map(plainText).join(type === 'doc' ? '\n\n' : '');
}

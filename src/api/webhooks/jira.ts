import { cutText } from '../../domain/cut-text';
import { readAlertKey } from '../../domain/escalation/alert-key';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { within } from '../deadline';
import { jiraEvent, type JiraEvent } from '../contract/jira';
import { answerEscalation } from './answer-escalation';
import { isUnavailable } from './deliver';
import { proseOf } from './jira-prose';
import { taken, type WebhookDeps, type WebhookReply } from './webhook';

type Deps = Pick<WebhookDeps, 'gateway' | 'deadlines' | 'jira'>;
type User = NonNullable<JiraEvent['user']>;

const LONGEST_NAME = 100;
const LONGEST_COMMENT = 4_000;

/**
 * What Jira tells of its issues. Repeats are known by the change or the comment they are of, which the signature covers,
 * and not by the header X-Atlassian-Webhook-Identifier, which it does not. What is none of ours is taken all the same.
 */
export const createJiraWebhook =
  (deps: Deps) =>
  async (body: unknown): Promise<WebhookReply> => {
    const reading = jiraEvent.safeParse(body);
    if (!reading.success) return taken('ignored');
    const event = reading.data;
    const reply =
      event.webhookEvent === 'comment_created' ? await commented(deps, event) : await changed(deps, event);
    return { ...reply, eventType: event.webhookEvent };
  };

/**
 * Only a person counts: what we do there comes back as our account's, and what an automation does has been looked at by
 * nobody.
 */
function personOf(user: User | null | undefined, { jira }: Deps): EscalationCommand['by'] | null {
  if (!user || jira === undefined || jira.accountIds.includes(user.accountId)) return null;
  if (user.accountType && user.accountType !== 'atlassian') return null;
  return { kind: 'jira', id: cutText(user.displayName ?? user.accountId, LONGEST_NAME) };
}

/** Somebody assigned it or moved it on. */
async function changed(deps: Deps, event: JiraEvent): Promise<WebhookReply> {
  const { webhookEvent, user, issue, changelog, timestamp } = event;
  if (webhookEvent !== 'jira:issue_updated' || !issue || !changelog) return taken('ignored');
  const [alert] = (issue.fields?.labels ?? []).flatMap((label) => readAlertKey(label) ?? []);
  const by = personOf(user, deps);
  const meaning = meaningOf(event);
  if (alert === undefined || by === null || meaning === null) return taken('ignored');
  const answer = {
    by,
    as: alert.channel,
    ...(issue.key && { ref: { id: issue.id, key: issue.key } }),
  };
  const command: EscalationCommand =
    meaning === 'acknowledge' ? { kind: meaning, ...answer } : { kind: meaning, ...answer, note: null };
  const id = changelog.id ?? `${issue.id}/${timestamp}`;
  const { outcome } = await answerEscalation(deps, alert, `jira/change/${id}`, command);
  return taken(outcome);
}

type Meaning = Exclude<EscalationCommand['kind'], 'comment'>;

const BY_CATEGORY: Readonly<Record<string, Meaning>> = {
  done: 'resolve_escalation',
  indeterminate: 'acknowledge',
  new: 'hand_back',
};

/**
 * By the category of its new status, whatever that is called; being somebody's is enough to be acknowledged, wherever it was
 * moved with that short of its end, and being nobody's any more to be handed back.
 */
function meaningOf({ issue, changelog }: JiraEvent): Meaning | null {
  const items = changelog?.items ?? [];
  const category = issue?.fields?.status?.statusCategory.key;
  const moved = items.some(({ field }) => field === 'status') ? BY_CATEGORY[category ?? ''] : undefined;
  const assigned = items.find(({ field }) => field === 'assignee');
  if (assigned?.to && moved !== 'resolve_escalation') return 'acknowledge';
  return moved ?? (assigned === undefined ? null : 'hand_back');
}

async function commented(deps: Deps, { issue, comment }: JiraEvent): Promise<WebhookReply> {
  const by = personOf(comment?.author, deps);
  const text = cutText(proseOf(comment?.body), LONGEST_COMMENT).trim();
  if (!issue || !comment || by === null || text === '') return taken('ignored');
  try {
    const about = await within(deps.deadlines.webhookMs, deps.gateway.findEscalationOfIssue(issue.id));
    if (about === null) return taken('unknown');
    const command = { kind: 'comment', by, as: null, issue: issue.id, text } as const;
    const { outcome } = await answerEscalation(deps, about, `jira/comment/${comment.id}`, command);
    return taken(outcome);
  } catch (error) {
    if (isUnavailable(error)) return taken('unavailable');
    throw error;
  }
}

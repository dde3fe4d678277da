import { createHash } from 'node:crypto';
import type { AlertNews } from '../../domain/escalation/alerts';
import type { JsonObject } from '../../domain/json';
import { OutsideError } from '../outside-error';
import type { Notification } from '../paging/port';
import { documentOf } from './adf';
import { SETTLING_MS, type JiraAccess } from './exchange';
import { askingAgain, descriptionOf, newsText, shortened, summaryOf } from './issue-text';
import { issuesOf, type IssueRef, type Issues } from './issues';
import { moveOn, type StatusCategory } from './moving';
import type { TrackerPort } from './port';

/** A project of one Jira Cloud site. */
export interface JiraChannel extends JiraAccess {
  /** Its key: `ENG`. */
  readonly project: string;
  /** The name of the issues' type there. */
  readonly issueType: string;
  /** Whatever else its create screen asks for, as "Create issue" takes it. */
  readonly fields?: JsonObject | undefined;
  /** By which transitions its issues are moved on; else by the first that leads to a status of the category. */
  readonly transitions?:
    { readonly acknowledged?: string | undefined; readonly resolved?: string | undefined } | undefined;
}

export interface JiraOptions {
  readonly channels: ReadonlyMap<string, JiraChannel>;
  /** For all the requests of one operation: 15 s unless told. */
  readonly timeoutMs?: number;
}

/** Where an issue stands once somebody else has it. */
const CATEGORY: Readonly<Partial<Record<AlertNews, StatusCategory>>> = {
  acknowledged: 'indeterminate',
  resolved: 'done',
};

/**
 * Keeps escalations as issues (Jira Cloud REST API v3). The alert's key is the issue's label, by which it is looked for
 * before it is created: whoever tries again after an unknown outcome does so when it would be found.
 */
export const createJira = ({ channels, timeoutMs = 15_000 }: JiraOptions): TrackerPort => {
  const open = (channel: string): { readonly settings: JiraChannel; readonly issues: Issues } => {
    const settings = channels.get(channel);
    if (settings === undefined) {
      throw new OutsideError(`There is no channel "${channel}" in this worker's settings.`, 'refused', null);
    }
    return { settings, issues: issuesOf(settings, AbortSignal.timeout(timeoutMs)) };
  };
  return {
    send: async (channel, notification) => {
      const { settings, issues } = open(channel);
      return { ref: await ask(issues, settings, notification) };
    },
    tell: async (channel, { alert, news, ref, owner, episode = 0 }) => {
      const { settings, issues } = open(channel);
      const issue = await theIssue(issues, alert, ref);
      const mark = markOf(`${alert} ${news} ${owner}${episode === 0 ? '' : ` ${episode}`}`);
      await issues.comment(issue, { mark, text: newsText(news, owner) });
      const category = CATEGORY[news];
      if (category === undefined) return;
      const names: Partial<Record<AlertNews, string | undefined>> = settings.transitions ?? {};
      await moveOn(issues, issue, { category, by: names[news] });
    },
    comment: async (channel, { alert, ref, id, text }) => {
      const { issues } = open(channel);
      await issues.comment(await theIssue(issues, alert, ref), { mark: markOf(id), text: shortened(text) });
    },
  };
};

/** Creates the issue, or asks again on the one that is there. */
async function ask(
  issues: Issues,
  { project, issueType, fields = {} }: JiraChannel,
  { id, alert, ref: known = null, body }: Notification,
): Promise<IssueRef> {
  const label = alert ?? id;
  const askAgain = (ref: IssueRef) =>
    issues.comment(ref, { mark: markOf(id), text: askingAgain(body) }).then(() => ref);
  // A search may not find yet what was created a moment ago.
  const asked = isIssueRef(known) ? await askAgain(known).catch(nullIfGone) : null;
  if (asked !== null) return asked;
  const there = await issues.find(label);
  if (there === null) {
    return issues.create({
      label,
      createdFor: id,
      fields: {
        ...fields,
        project: { key: project },
        issuetype: { name: issueType },
        summary: summaryOf(body),
        description: documentOf(descriptionOf(body)),
      },
    });
  }
  const { createdFor, ...ref } = there;
  return createdFor === id ? ref : askAgain(ref);
}

/** Somebody has deleted it, or moved it to where we may not read. */
function nullIfGone(error: unknown): null {
  if (error instanceof OutsideError && error.status === 404) return null;
  throw error;
}

const isIssueRef = (ref: JsonObject | null): ref is IssueRef =>
  typeof ref?.['id'] === 'string' && typeof ref['key'] === 'string';

/** What `send` answered; where its answer was lost, the one that has the label. */
async function theIssue({ find }: Issues, alert: string, ref: JsonObject | null): Promise<IssueRef> {
  if (isIssueRef(ref)) return { id: ref.id, key: ref.key };
  const there = await find(alert);
  if (there !== null) return { id: there.id, key: there.key };
  throw new OutsideError(
    'Jira has no such issue, or does not find it yet.',
    'unavailable',
    null,
    null,
    SETTLING_MS,
  );
}

/** By what a comment is known again. */
const markOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 12);

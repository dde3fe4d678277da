import type { JiraDeed } from '../../src/backend/jira/work';
import { activeChat } from './active-chat';
import type { Floor } from './floor';
import { eventually } from './temporal';

/** A chat that ana has, escalated to engineers who work in Jira. */
export async function trackedChat(floor: Floor, ladder = 'tracked') {
  const chatting = await activeChat(floor);
  const id = await chatting.chat.escalates(chatting.ana.sid, ladder);
  const over = async (how = 'resolved') => {
    await chatting.chat.hasCaseNote(`Escalation: ${how} (${ladder})`);
    await chatting.ends();
  };
  return { ...chatting, id, label: `throughline:${id}:board`, over };
}

export const issuesIn = (floor: Floor) => floor.backend.jira.issues();

export const hasIssues = (floor: Floor, most = 1): Promise<void> =>
  eventually(`Jira has ${most} issues`, () => Promise.resolve(issuesIn(floor).length === most));

/** Somebody works on the first issue in Jira, which tells us; what follows has happened when this is over. */
export async function kimDoes(floor: Floor, deed: JiraDeed, by = 'Kim Park'): Promise<void> {
  const answered = await floor.backend.jira.does(issuesIn(floor)[0]!.key, by, deed);
  expect(answered).toBe(204);
  await floor.settle();
}

const textOf = (node: unknown): string => {
  const { text, content = [] } = node as { text?: string; content?: unknown[] };
  return text ?? content.map(textOf).join('\n');
};

/** What was said on the first issue, by whom. */
export const said = (floor: Floor): readonly string[] =>
  (issuesIn(floor)[0]?.comments ?? []).map(({ author, body }) => `${author.displayName}: ${textOf(body)}`);

export const isSaid = (floor: Floor, what: RegExp): Promise<void> =>
  eventually(`it is said in Jira: ${what}`, () =>
    Promise.resolve(said(floor).some((text) => what.test(text))),
  );

export const isMovedTo = (floor: Floor, status: string): Promise<void> =>
  eventually(`the issue is ${status}`, () =>
    Promise.resolve(issuesIn(floor).every((issue) => issue.status.name === status)),
  );

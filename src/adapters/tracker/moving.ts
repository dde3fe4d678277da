import { z } from 'zod';
import { OutsideError } from '../outside-error';
import { read, type IssueRef, type Issues } from './issues';

/** Of a status: every status is in one of these, whatever it is called ("Get all status categories"). */
export type StatusCategory = 'new' | 'indeterminate' | 'done';

const category = z.object({ statusCategory: z.object({ key: z.string() }) });
const issue = z.object({ fields: z.object({ status: category }) });
const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), name: z.string(), to: category })),
});

const ORDER = ['new', 'indeterminate', 'done'];

/**
 * Moves an issue on to a status of a category, by the transition of that name or else the first that leads there ("Get
 * transitions", "Transition issue"). Nothing where it is that far already. Throws OutsideError, `refused` when its workflow
 * has no such transition from where it is.
 */
export async function moveOn(
  { ask }: Pick<Issues, 'ask'>,
  { id }: IssueRef,
  to: { readonly category: StatusCategory; readonly by: string | undefined },
): Promise<void> {
  if (await isAsFar({ ask }, id, to.category)) return;
  const operation = 'list the transitions of an issue';
  const path = `issue/${id}/transitions`;
  const offered = read(transitions, await ask({ method: 'GET', path, operation, writes: false }), operation);
  const leading = offered.transitions.filter(({ to: status }) => status.statusCategory.key === to.category);
  const named = offered.transitions.find(({ name }) => name.toLowerCase() === to.by?.toLowerCase());
  const transition = to.by === undefined ? leading[0] : named;
  if (transition === undefined) {
    throw new OutsideError(`The issue has no transition to ${to.by ?? WORDS[to.category]}.`, 'refused', null);
  }
  await ask({
    method: 'POST',
    path,
    operation: 'move an issue on',
    writes: true,
    body: { transition: { id: transition.id } },
  });
}

const WORDS: Readonly<Record<StatusCategory, string>> = {
  new: 'a status "To do"',
  indeterminate: 'a status "In progress"',
  done: 'a status "Done"',
};

async function isAsFar({ ask }: Pick<Issues, 'ask'>, id: string, wanted: StatusCategory): Promise<boolean> {
  const operation = 'read an issue';
  const answer = await ask({ method: 'GET', path: `issue/${id}?fields=status`, operation, writes: false });
  const { key } = read(issue, answer, operation).fields.status.statusCategory;
  return ORDER.indexOf(key) >= ORDER.indexOf(wanted);
}

import type { Ladder, LedgerEntry, Life } from '../evidence/evidence';
import { lastOutcome, type Books } from './books';
import type { Violation } from './violation';

const ENDS = 'every escalation ends resolved, or in its consequence';
const OWNER = 'an escalation is one person’s at every moment';
const PAGES = 'nobody is called once somebody has it';

/** A call that was on its way is cut off after so long; whoever had it by then may have been called. */
const ON_ITS_WAY_MS = 15_000;

/** Those who asked have a ladder; it ends, is somebody's, and calls nobody whom it need not. */
export const escalations = (books: Books): Violation[] => [
  ...books.evidence.lives.flatMap((life) => unbegun(books, life)),
  ...(books.evidence.ladders ?? []).flatMap((ladder) => [
    ...end(ladder),
    ...ownership(books, ladder),
    ...pages(books, ladder),
  ]),
];

const broken = (
  invariant: string,
  cost: Violation['cost'],
  { life }: Pick<Ladder, 'life'>,
  what: string,
): Violation[] => [{ invariant, cost, life, what }];

function unbegun(books: Books, { name }: Life): Violation[] {
  const asked = books
    .entriesOf({ name } as Life)
    .filter((entry) => entry.what === 'escalate' && lastOutcome(entry) === 'ok').length;
  const begun = (books.evidence.ladders ?? []).filter(({ life }) => life === name).length;
  return asked > begun ? broken(ENDS, 'lost', { life: name }, `${asked} asked for, ${begun} begun`) : [];
}

/** By what those who were to be told have got, too. */
function end(ladder: Ladder): Violation[] {
  const { view, runs, messages } = ladder;
  const status = runs.at(-1)?.status;
  if (view === null || status !== 'COMPLETED' || view.endedAt === null) {
    return broken(ENDS, 'unfinished', ladder, `its workflow is ${status}, ${view?.status ?? 'unreadable'}`);
  }
  if (view.status === 'resolved') return [];
  if (view.status !== 'unanswered') return broken(ENDS, 'wrong', ladder, `it ended ${view.status}`);
  return messages.includes('escalation.unanswered')
    ? []
    : broken(ENDS, 'lost', ladder, 'nobody was told that nobody has answered');
}

const moments = ({ view }: Ladder, what: string) =>
  (view?.timeline ?? [])
    .filter((moment) => moment.what === what)
    .map(({ at, by }) => ({ at: Date.parse(at), by: by.kind }));

/** When an acknowledgement came to nothing, or was handed back: somebody is asked anew. */
const reopenings = (ladder: Ladder) =>
  [...moments(ladder, 'escalation.not_resolved'), ...moments(ladder, 'escalation.handed_back')].sort(
    (one, other) => one.at - other.at,
  );

function ownership(books: Books, ladder: Ladder): Violation[] {
  const wrong = (what: string) => broken(OWNER, 'wrong', ladder, what);
  if (ladder.view === null) return [];
  const taken = moments(ladder, 'escalation.acknowledged');
  const times = 1 + reopenings(ladder).length;
  const told = acknowledgements(books, ladder).filter((entry) => lastOutcome(entry) === 'ok');
  const known = told.filter(({ by }) => taken.some((moment) => moment.by === by));
  return [
    ...(ladder.view.owner.name === null ? wrong('it is nobody’s') : []),
    ...(taken.length > times ? wrong(`${taken.length} have it, of ${times} who may`) : []),
    ...(known.length < told.length ? wrong('who was told that it is theirs does not have it') : []),
  ];
}

const acknowledgements = ({ evidence }: Books, { escalationId }: Ladder): LedgerEntry[] =>
  evidence.ledger.filter(({ key }) => key === `acknowledge-${escalationId}`);

/** By PagerDuty's own books, from the answer that a supervisor got. */
function pages(books: Books, ladder: Ladder): Violation[] {
  return acknowledgements(books, ladder)
    .filter((entry) => lastOutcome(entry) === 'ok')
    .flatMap(({ attempts }) => {
      const from = attempts.at(-1)!.until;
      const until = reopenings(ladder).find(({ at }) => at >= from)?.at ?? Infinity;
      const late = ladder.alerts.filter(
        ({ at, action }) => action === 'trigger' && at > from + ON_ITS_WAY_MS && at < until,
      );
      return late.length === 0 ? [] : broken(PAGES, 'wrong', ladder, `${late.length} calls too many`);
    });
}

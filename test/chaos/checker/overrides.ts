import type { Life, Override } from '../evidence/evidence';
import { lastOutcome, type Books } from './books';
import type { Violation } from './violation';

const ENDS = 'every override ends, and leaves nobody behind';
const ONCE = 'an override leads each stay of a customer there once, and back once';

/** Half a minute's look, for whoever came in the last second, and what a recovery takes. */
const FOUND_WITHIN_MS = 35_000;
/** Whose route was being decided as it ended. */
const IN_HAND_MS = 20_000;

/** By the product's own account of each, and by the timelines of those whom it concerned. */
export const overrides = (books: Books): Violation[] => {
  const all = books.evidence.overrides ?? [];
  return [
    ...unbegun(books, all),
    ...all.flatMap((override) => [...end(override), ...counted(books, override)]),
    ...books.evidence.lives.flatMap((life) => all.flatMap((override) => concerned(books, life, override))),
  ];
};

const broken = (invariant: string, cost: Violation['cost'], life: string, what: string): Violation => ({
  invariant,
  cost,
  life,
  what,
});

function unbegun({ evidence }: Books, all: readonly Override[]): Violation[] {
  const begun = evidence.ledger.filter(
    (entry) => entry.what === 'override' && lastOutcome(entry) === 'ok',
  ).length;
  return begun > all.length
    ? [broken(ENDS, 'lost', 'overseer', `${begun} were let in, ${all.length} have begun`)]
    : [];
}

function end({ overrideId, view, runs }: Override): Violation[] {
  const status = runs.at(-1)?.status;
  const isOver = view?.status === 'over' || view?.status === 'refused';
  return isOver && status === 'COMPLETED'
    ? []
    : [broken(ENDS, 'unfinished', overrideId, `its workflow is ${status}, ${view?.status ?? 'unreadable'}`)];
}

const momentsOf = ({ view }: Life, what: string, overrideId: string) =>
  (view?.timeline ?? []).filter(
    (moment) => moment.what === what && moment.details['overrideId'] === overrideId,
  );

/** What it says that it has led back, the timelines of those who were say, too. */
function counted({ evidence }: Books, { overrideId, view }: Override): Violation[] {
  if (view === null) return [];
  const told = evidence.lives.flatMap((life) => momentsOf(life, 'override.returned', overrideId)).length;
  return told === view.returned
    ? []
    : [broken(ONCE, 'wrong', overrideId, `it says ${view.returned} are back, ${told} timelines do`)];
}

/** What shows that a customer waits no more where an override led them. */
const GONE_ON =
  /^(offer\.accepted|leg\.ended|leg\.opened|step\.moved|move\.asked|interaction\.(closed|parked)|callback\.promised)$/;

function concerned({ evidence }: Books, life: Life, { overrideId, view }: Override): Violation[] {
  const there = momentsOf(life, 'override.diverted', overrideId);
  const back = momentsOf(life, 'override.returned', overrideId);
  if (there.length === 0 || view === null || view.ending === null) return [];
  const wrong = (invariant: string, what: string) => broken(invariant, 'wrong', life.name, what);
  const endedAt = Date.parse(view.ending.at);
  const stays = 1 + life.view!.timeline.filter(({ what }) => what === 'leg.opened').length;
  const last = there.at(-1)!;
  const after = life.view!.timeline.slice(life.view!.timeline.indexOf(last) + 1);
  const left = after.find(({ what }) => GONE_ON.test(what) || what === 'override.returned');
  const leftBy = left === undefined ? Infinity : Date.parse(left.at);
  return [
    ...(there.length > stays ? [wrong(ONCE, `${overrideId} led it there ${there.length} times`)] : []),
    ...(back.length > there.length ? [wrong(ONCE, `${overrideId} led it back more often than there`)] : []),
    ...(Date.parse(last.at) > endedAt + IN_HAND_MS * evidence.slowness
      ? [wrong(ENDS, `${overrideId} led it elsewhere ${Date.parse(last.at) - endedAt} ms after its end`)]
      : []),
    ...(leftBy > Date.parse(view.endedAt ?? last.at) + FOUND_WITHIN_MS * evidence.slowness
      ? [wrong(ENDS, `${overrideId} is over, and it still waits where that led it`)]
      : []),
  ];
}

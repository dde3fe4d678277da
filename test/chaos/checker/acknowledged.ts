import type { LedgerEntry, Life } from '../evidence/evidence';
import { cameTooLate, endOf, lastOutcome, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'acknowledged means applied, once';

/** Commands: what was answered with a yes is there, what was asked once is there once at most. */
export const acknowledged = (books: Books): Violation[] =>
  books.evidence.lives.flatMap((life) => [...commands(books, life), ...caseNotes(books, life)]);

/** What a command leaves in the timeline, by which it can be counted. */
interface Trace {
  readonly what: string;
  /** Only such moments: one of the kind stands there for other reasons, too. */
  readonly because?: string;
  /** It stands there also where the command was refused after a look at its target. */
  readonly staysWhenRefused?: boolean;
}

const TRACES: Partial<Record<LedgerEntry['what'], Trace>> = {
  note: { what: 'note.added' },
  resolve: { what: 'resolve.asked', staysWhenRefused: true },
  cancel: { what: 'cancel.asked' },
  transfer: { what: 'leg.opened', because: 'transfer' },
  consult: { what: 'leg.opened', because: 'consult' },
  'take-over': { what: 'leg.opened', because: 'take_over' },
  park: { what: 'interaction.parked' },
  move: { what: 'move.asked', staysWhenRefused: true },
  requeue: { what: 'requeue.asked' },
  'force-complete': { what: 'force_complete.asked' },
  escalate: { what: 'escalation.started' },
  callback: { what: 'callback.promised' },
};

/** The same command of the same person's may be given twice, under two keys: they are counted together. */
function commands(books: Books, life: Life): Violation[] {
  const kinds = new Map<string, LedgerEntry[]>();
  for (const entry of books.entriesOf(life)) {
    const kind = entry.what === 'note' ? entry.key : `${entry.what} by ${entry.by}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), entry]);
  }
  return [...kinds].flatMap(([kind, entries]) => counted(life, kind, entries));
}

function counted(life: Life, kind: string, entries: readonly LedgerEntry[]): Violation[] {
  const [{ what }] = entries as [LedgerEntry];
  const trace = TRACES[what];
  if (trace === undefined || life.view === null) return [];
  const found = tracesOf(life, entries[0]!, trace);
  const most = entries.filter(mayBeDone).length;
  const least = entries.filter((entry) => lastOutcome(entry) === 'ok' && !hasEnded(life, entry)).length;
  const wrong = (cost: Violation['cost'], says: string): Violation[] => [
    { invariant: INVARIANT, cost, life: life.name, what: `${kind} ${says}` },
  ];
  if (most === 0 && found > 0 && !trace.staysWhenRefused)
    return wrong('wrong', 'was refused, and carried out');
  if (found > Math.max(most, trace.staysWhenRefused ? entries.length : 0)) {
    return wrong('doubled', `was carried out ${found} times, and asked ${most} times`);
  }
  return found < least ? wrong('lost', 'was acknowledged, and nothing shows it') : [];
}

const tracesOf = ({ view }: Life, { what: asked, by, key }: LedgerEntry, trace: Trace): number =>
  view!.timeline.filter(
    ({ what, by: actor, details }) =>
      what === trace.what &&
      (trace.because === undefined || details['because'] === trace.because) &&
      (asked === 'note' ? details['text'] === key : actor.id === by),
  ).length;

/** Whoever was refused the second time may have been heard the first time. */
const mayBeDone = ({ attempts }: LedgerEntry): boolean =>
  attempts.some(({ outcome }) => outcome !== 'failed');

/** A command that met the very end of its interaction is answered with its last state. */
const hasEnded = (life: Life, { attempts }: LedgerEntry): boolean =>
  (attempts.at(-1)?.until ?? 0) >= endOf(life);

/** The CRM has each note once, and one of how it ended. */
function caseNotes(books: Books, life: Life): Violation[] {
  const { notes } = books.evidence;
  if (life.view?.outcome === null || life.view === null || cameTooLate(books, life)) return [];
  const mine = notes.filter(({ interactionId }) => interactionId === life.interactionId);
  const texts = books
    .entriesOf(life)
    .filter((entry) => entry.what === 'note' && lastOutcome(entry) === 'ok')
    .map(({ key }) => key);
  const count = (what: string, found: number): Violation[] =>
    found === 1
      ? []
      : [
          {
            invariant: INVARIANT,
            cost: found === 0 ? 'lost' : 'doubled',
            life: life.name,
            what: `the CRM has ${what} ${found} times`,
          },
        ];
  return [
    ...count('how it ended', mine.filter(({ text }) => text.startsWith('Outcome:')).length),
    ...texts.flatMap((text) => count(text, mine.filter((note) => note.text === text).length)),
  ];
}

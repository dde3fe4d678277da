import type { LedgerEntry, Life, Passage } from '../evidence/evidence';
import { field, historyOf, lastOutcome, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'acknowledged means applied, once';

/** Events of TaskRouter's that move an interaction: each that is answered with a 2xx has to be in a history. */
const MOVING = [
  'reservation.accepted',
  'reservation.wrapup',
  'task.canceled',
  'task.completed',
  'task.deleted',
  'task.system-deleted',
  'workflow.timeout',
];

export function acknowledged(books: Books): Violation[] {
  const passages = new Map<string, Passage[]>();
  for (const passage of books.evidence.passages) {
    const key = passage.taskSid ?? '';
    passages.set(key, [...(passages.get(key) ?? []), passage]);
  }
  return books.evidence.lives.flatMap((life) => [
    ...books.tasksOf(life).flatMap(({ taskSid }) => events(life, passages.get(taskSid) ?? [])),
    ...books.entriesOf(life).flatMap((entry) => command(life, entry)),
    ...caseNotes(books, life),
  ]);
}

/** A 2xx for an event of an interaction that is over promises nothing. */
function events(life: Life, passages: readonly Passage[]): Violation[] {
  const history = historyOf(life);
  const signalled = new Set(
    history
      .filter(({ type }) => type === 'WorkflowExecutionSignaled')
      .map((event) => (field(event, 'input') as { key?: string }[] | undefined)?.[0]?.key),
  );
  const endedAt = history.find(({ type }) => type === 'WorkflowExecutionCompleted')?.at ?? Infinity;
  return passages
    .filter(
      ({ eventType, told, until }) => MOVING.includes(eventType) && isYes(told) && (until ?? 0) < endedAt,
    )
    .filter(({ eventSid }) => !signalled.has(eventSid))
    .map(({ eventSid, eventType }) => ({
      invariant: INVARIANT,
      cost: 'lost' as const,
      life: life.name,
      what: `${eventType} ${eventSid} was acknowledged, and no history has it`,
    }));
}

const isYes = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** What a command leaves in the timeline, by which it can be counted. */
const TRACES: Partial<Record<LedgerEntry['what'], string>> = {
  note: 'note.added',
  resolve: 'resolve.asked',
  cancel: 'cancel.asked',
  transfer: 'transfer.asked',
};

function command(life: Life, entry: LedgerEntry): Violation[] {
  const trace = TRACES[entry.what];
  if (trace === undefined || life.view === null) return [];
  const mine = life.view.timeline.filter(
    ({ what, by, details }) =>
      what === trace && (entry.what === 'note' ? details['text'] === entry.key : isBy(by.id, entry)),
  );
  const outcome = lastOutcome(entry);
  const wrong = (cost: Violation['cost'], what: string): Violation[] => [
    { invariant: INVARIANT, cost, life: life.name, what: `${entry.what} ${entry.key} ${what}` },
  ];
  if (mine.length > 1) return wrong('doubled', `was carried out ${mine.length} times`);
  if (outcome === 'ok' && mine.length === 0 && !hasEnded(life, entry)) {
    return wrong('lost', 'was acknowledged, and nothing shows it');
  }
  const wasEverUnknown = entry.attempts.some((attempt) => attempt.outcome === 'unknown');
  if (outcome === 'failed' && mine.length > 0 && !wasEverUnknown) {
    return wrong('wrong', 'was refused, and carried out');
  }
  return [];
}

const isBy = (id: string | null, { by }: LedgerEntry): boolean => id === by;

/** A command that met the very end of its interaction is answered with its last state. */
const hasEnded = (life: Life, { attempts }: LedgerEntry): boolean => {
  const endedAt = historyOf(life).find(({ type }) => type === 'WorkflowExecutionCompleted')?.at ?? Infinity;
  return (attempts.at(-1)?.until ?? 0) >= endedAt;
};

/** The CRM has each note once, and one of how it ended. */
function caseNotes(books: Books, life: Life): Violation[] {
  const { notes } = books.evidence;
  if (life.view?.outcome === null || life.view === null) return [];
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

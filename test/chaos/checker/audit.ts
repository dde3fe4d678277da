import type { AuditRow, LedgerEntry, Life } from '../evidence/evidence';
import { lastOutcome, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'each call of a command has its entry in the audit log';

/** As the path of the API names them; what is not here is no command. */
const COMMANDS: Partial<Record<LedgerEntry['what'], string>> = {
  note: 'notes',
  resolve: 'resolve',
  cancel: 'cancel',
  transfer: 'transfer',
  consult: 'consult',
  'consult-end': 'consult/end',
  park: 'park',
  'take-over': 'take-over',
  move: 'move',
  requeue: 'requeue',
  'force-complete': 'force-complete',
  escalate: 'escalations',
  callback: 'callback',
  'callback-result': 'callback-result',
};

const ROLES = ['backend', 'supervisor'];

/**
 * Exactly one entry where a command was sent once and answered with a yes. Each further attempt is a call of its own: it
 * may have left one more, and none where it never came to the API.
 */
export const audit = (books: Books): Violation[] =>
  books.evidence.lives.flatMap((life) =>
    books
      .entriesOf(life)
      .filter((entry) => COMMANDS[entry.what] !== undefined && lastOutcome(entry) === 'ok')
      .flatMap((entry) => ofOne(life, entry, books.auditOf(life)))
      .filter(({ cost, at }) => cost !== 'lost' || !wereBothAway(books, at))
      .map(({ at: _at, ...violation }) => violation),
  );

/** How long a call tries to leave its entry, at most. */
const LEAVING_MS = 4_000;

/** The one case in which an entry is lost by promise, and alarmed: the records and Temporal away at the same moment. */
function wereBothAway({ evidence }: Books, answeredAt: number): boolean {
  const within = (process: string) =>
    evidence.outages
      .filter((outage) => outage.process === process)
      .map(({ from, to }) => ({
        from: Math.max(from, answeredAt - LEAVING_MS),
        to: Math.min(to ?? answeredAt, answeredAt),
      }));
  return within('database').some((a) =>
    within('temporal').some((b) => Math.max(a.from, b.from) < Math.min(a.to, b.to)),
  );
}

function ofOne(life: Life, entry: LedgerEntry, rows: readonly AuditRow[]): (Violation & { at: number })[] {
  const { what, by, key, attempts } = entry;
  const mine = rows.filter((row) => row.key === key && row.command === COMMANDS[what]);
  const wrong = (cost: Violation['cost'], says: string) => ({
    at: attempts.at(-1)!.until,
    invariant: INVARIANT,
    cost,
    life: life.name,
    what: `${what} ${key} ${says}`,
  });
  const strangers = mine.filter(({ role, agentSid }) =>
    ROLES.includes(by) ? role !== by : role !== 'agent' || agentSid !== by,
  );
  return [
    ...(mine.some(({ answer }) => answer === 'ok') ? [] : [wrong('lost', 'has no entry that says ok')]),
    ...(mine.length > attempts.length ? [wrong('doubled', `has ${mine.length} entries`)] : []),
    ...(strangers.length > 0 ? [wrong('wrong', `was somebody else's, by ${strangers.length} entries`)] : []),
  ];
}

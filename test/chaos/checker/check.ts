import type { Evidence } from '../evidence/evidence';
import { acceptances } from './acceptances';
import { acknowledged } from './acknowledged';
import { audit } from './audit';
import { booksOf, type Books } from './books';
import { callbacks } from './callbacks';
import { calls } from './calls';
import { effects } from './effects';
import { endings } from './endings';
import { escalations } from './escalations';
import { eventLog } from './event-log';
import { overrides } from './overrides';
import { RECOVERY_PATHS } from './recovery-paths';
import { tasks } from './tasks';
import { timelines } from './timelines';
import { timers } from './timers';
import type { Violation } from './violation';
import { webhooks } from './webhooks';
import { workflows } from './workflows';

/*
 * Says what a campaign's evidence means. It imports nothing of the product: what it holds to be right is written down
 * here once more, from what was promised.
 */

const INVARIANTS: readonly ((books: Books) => Violation[])[] = [
  endings,
  acknowledged,
  webhooks,
  eventLog,
  audit,
  tasks,
  calls,
  acceptances,
  timelines,
  timers,
  effects,
  workflows,
  escalations,
  overrides,
  callbacks,
];

export interface Verdict {
  readonly violations: readonly Violation[];
  /** Why the campaign has shown nothing, should it have: faults without evidence, ways never taken. */
  readonly gaps: readonly string[];
  /** How often each recovery path was taken. */
  readonly paths: Readonly<Record<string, number>>;
}

export function check(evidence: Evidence): Verdict {
  const books = booksOf(evidence);
  const paths = RECOVERY_PATHS.map((path) => ({ ...path, taken: path.times(books) }));
  const kinds = [...new Set(evidence.faults.map(({ kind }) => kind))];
  const missed = paths.filter(
    ({ after, taken }) => taken === 0 && after.some((fault) => kinds.some((kind) => fault.test(kind))),
  );
  return {
    violations: INVARIANTS.flatMap((invariant) => invariant(books)),
    gaps: [
      ...kinds
        .filter((kind) => !evidence.faults.some((fault) => fault.kind === kind && fault.evidence !== null))
        .map((kind) => `nothing shows that this fault ever happened: ${kind}`),
      ...missed.map(({ name }) => `this recovery path was never taken: ${name}`),
    ],
    paths: Object.fromEntries(paths.map(({ name, taken }) => [name, taken])),
  };
}

import type { Evidence, Life } from './evidence/evidence';
import type { Verdict } from './checker/check';
import type { Violation } from './checker/violation';

/** The last line of a campaign. */
export interface Summary {
  readonly interactions: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unfinished: number;
  /** Promises broken in another way. */
  readonly wrong: number;
  /** How many faults are known to have happened; one that waited for its moment in vain is none. */
  readonly faults: number;
  /** Faults without evidence, and recovery paths never taken. */
  readonly gaps: number;
  readonly seed: number;
}

export function summaryOf(evidence: Evidence, { violations, gaps }: Verdict): Summary {
  const count = (cost: Violation['cost']): number =>
    new Set(violations.filter((one) => one.cost === cost).map(({ life, what }) => life ?? what)).size;
  return {
    interactions: evidence.lives.length,
    lost: count('lost'),
    doubled: count('doubled'),
    unfinished: count('unfinished'),
    wrong: count('wrong'),
    faults: evidence.faults.filter((fault) => fault.evidence !== null).length,
    gaps: gaps.length,
    seed: evidence.seed,
  };
}

export const isClean = ({ lost, doubled, unfinished, wrong, gaps }: Summary): boolean =>
  lost + doubled + unfinished + wrong + gaps === 0;

const MOST_TIMELINES = 5;

/** What is to be read by whoever looks for the cause: all violations, and the first failing lives told whole. */
export function explained(evidence: Evidence, { violations, gaps, paths }: Verdict): string {
  const failing = [...new Set(violations.flatMap(({ life }) => life ?? []))].slice(0, MOST_TIMELINES);
  return [
    'Recovery paths, and how often each was taken:',
    ...Object.entries(paths).map(([name, times]) => `  ${times}\t${name}`),
    ...gaps.map((gap) => `GAP ${gap}`),
    ...violations.map(
      ({ life, cost, invariant, what }) => `VIOLATION ${life ?? ''} ${cost}: ${invariant}: ${what}`,
    ),
    ...failing.map((name) => story(evidence, name)),
  ].join('\n');
}

/** All four sides of one life, in one order of time, with the faults around it. */
export function story(evidence: Evidence, name: string): string {
  const life = evidence.lives.find((one) => one.name === name)!;
  const mine = evidence.events.filter(({ interactionId }) => interactionId === life.interactionId);
  const tasks = new Set(mine.map(({ taskSid }) => taskSid));
  const told = [
    ...attempts(evidence, name),
    ...mine.map(({ at, type, reservationSid, reason }) => [
      at,
      `TaskRouter  ${type} ${reservationSid ?? ''} ${reason ?? ''}`,
    ]),
    ...evidence.passages
      .filter(({ taskSid }) => tasks.has(taskSid))
      .map(({ at, eventType, status, told: answer }) => [
        at,
        `webhook     ${eventType}: ${status ?? 'no answer'}, told ${answer ?? 'nothing'}`,
      ]),
    ...history(life),
  ] as [number, string][];
  const from = Math.min(...told.map(([at]) => at)) - 1_000;
  const to = Math.max(...told.map(([at]) => at)) + 1_000;
  const faults = evidence.faults
    .filter(({ at, until }) => until >= from && at <= to)
    .map(({ kind, at, until }): [number, string] => [at, `fault       ${kind}, for ${until - at} ms`]);
  const lines = [...told, ...faults].sort(([a], [b]) => a - b);
  return [
    `--- ${name}, ${life.route}, interaction ${life.interactionId ?? 'unknown'}`,
    ...lines.map(([at, line]) => `${new Date(at).toISOString().slice(11, 23)} ${line}`),
  ].join('\n');
}

const attempts = (evidence: Evidence, name: string) =>
  evidence.ledger
    .filter(({ life }) => life === name)
    .flatMap(({ what, attempts: all }) =>
      all.map(({ at, outcome, status, why }) => [
        at,
        `driver      ${what}: ${outcome} ${status ?? ''} ${why ?? ''}`,
      ]),
    );

const TOLD =
  /^(WorkflowExecution|WorkflowTask(Failed|TimedOut)|Timer|ActivityTask(Scheduled|Completed|Failed|TimedOut))/;

const history = ({ runs }: Life) =>
  runs.flatMap(({ events }) =>
    events
      .filter(({ type }) => TOLD.test(type))
      .map(({ at, id, type, attributes }) => {
        const named = attributes['activityType'] as { name?: string } | undefined;
        const signal = (attributes['input'] as { type?: string }[] | undefined)?.[0]?.type;
        return [at, `history ${String(id).padStart(3)} ${type} ${named?.name ?? signal ?? ''}`];
      }),
  );

import type { AskedLevel, AskedTarget, Place } from './asked';
import type { Escalation } from './escalation';

const isAt = (a: Place, b: Place): boolean => a.round === b.round && a.level === b.level;

/** The level that is being asked; null while it is not opened yet. */
export function askedNow({ asked, place }: Escalation): AskedLevel | null {
  const last = asked[asked.length - 1];
  return last !== undefined && isAt(last.place, place) ? last : null;
}

/** Where it goes when a place has passed: a level up, once more from the first, or to the end. */
export function placeAfter({ start: { ladder } }: Escalation, { round, level }: Place): Place {
  if (level !== null && level < ladder.levels.length) return { round, level: level + 1 };
  return round <= ladder.repeat ? { round: round + 1, level: 1 } : { round, level: null };
}

/** Nobody here will answer: there is nobody, or nobody could be reached, or they have said so. */
export const isDead = ({ targets }: AskedLevel): boolean =>
  targets.every(({ page, handedBackAt }) => page === 'failed' || handedBackAt !== undefined);

/** The interaction is told of all of them each time: a ladder that is long and often repeated must stay small. */
const MOST_ASKED = 100;

/** Of the levels that have passed the newest ones. Who was asked longer ago is forgotten, and not tried any more. */
export function keptOf(levels: readonly AskedLevel[]): readonly AskedLevel[] {
  const kept: AskedLevel[] = [];
  let asked = 0;
  for (const level of [...levels].reverse()) {
    asked += level.targets.length;
    if (asked > MOST_ASKED) break;
    if (level.targets.length > 0) kept.unshift(level);
  }
  return kept;
}

export const changeTargets = (
  state: Escalation,
  change: (target: AskedTarget, level: AskedLevel) => AskedTarget,
): Escalation => ({
  ...state,
  asked: state.asked.map((level) => ({
    ...level,
    targets: level.targets.map((target) => change(target, level)),
  })),
});

/** Where somebody was asked last; null: they never were. */
export function lastAsked(
  { asked }: Pick<Escalation, 'asked'>,
  isThem: (target: AskedTarget) => boolean,
): { readonly level: AskedLevel; readonly target: AskedTarget } | null {
  for (const level of [...asked].reverse()) {
    const target = level.targets.find(isThem);
    if (target !== undefined) return { level, target };
  }
  return null;
}

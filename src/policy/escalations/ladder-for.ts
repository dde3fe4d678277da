import type { Ladder } from '../../domain/escalation/ladder';
import { suggest } from '../closest';
import type { Policy } from '../policy';

export type LadderFound =
  | { readonly ok: true; readonly ladder: Ladder }
  | { readonly ok: false; readonly problem: 'ladder_unknown' | 'level_unknown'; readonly message: string };

/** The ladder of a name, if it has the level that somebody wants to begin at. */
export function ladderFor(
  { ladders }: Pick<Policy, 'ladders'>,
  { name, level }: { readonly name: string; readonly level: number },
): LadderFound {
  const ladder = ladders.get(name);
  if (ladder === undefined) {
    const message = `There is no ladder "${name}". ${suggest(name, [...ladders.keys()])}`;
    return { ok: false, problem: 'ladder_unknown', message };
  }
  const { length } = ladder.levels;
  if (level <= length) return { ok: true, ladder };
  return { ok: false, problem: 'level_unknown', message: `The ladder "${name}" has levels 1 to ${length}.` };
}

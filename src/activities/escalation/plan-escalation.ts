import type { ActionResults } from '../../domain/facts';
import { REFUSALS } from '../../domain/failure-types';
import { ladderFor } from '../../policy';
import type { CurrentPolicy } from '../current-policy';
import type { ActionBegun } from '../port';

const PROBLEMS = {
  ladder_unknown: REFUSALS.ladderUnknown,
  level_unknown: REFUSALS.levelUnknown,
} as const;

/** Takes the snapshot of a ladder: from here on the policy may change. */
export const createPlanEscalation =
  (currentPolicy: () => Promise<CurrentPolicy>) =>
  async ({
    ladder: name,
    level,
  }: ActionBegun<'planEscalation'>): Promise<ActionResults['planEscalation']> => {
    const found = ladderFor((await currentPolicy()).policy, { name, level });
    return found.ok
      ? { refusal: null, ladder: found.ladder }
      : { refusal: { type: PROBLEMS[found.problem], message: found.message } };
  };

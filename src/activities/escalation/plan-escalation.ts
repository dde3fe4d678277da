import type { ActionResults } from '../../domain/facts';
import { REFUSALS } from '../../domain/failure-types';
import { answerWords, ladderFor } from '../../policy';
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
    customer,
    begunAt,
  }: ActionBegun<'planEscalation'>): Promise<ActionResults['planEscalation']> => {
    const { policy } = await currentPolicy();
    const found = ladderFor(policy, { name, level });
    const answer = customer === undefined ? null : answerWords(policy, name, { ...customer, at: begunAt });
    return found.ok
      ? { refusal: null, ladder: found.ladder, ...(answer !== null && { answer }) }
      : { refusal: { type: PROBLEMS[found.problem], message: found.message } };
  };

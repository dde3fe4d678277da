import type { PolicyProblemCode } from '../../src/policy';
import { problemsOf, takeMark } from './example';

/** Expects a problem in a text, at its mark ▶ if it has one, in words that fit. */
export function expectTold(marked: string, code: PolicyProblemCode, told: RegExp): void {
  const { text, ...place } = marked.includes('▶') ? takeMark(marked) : { text: marked };
  const inWords = problemsOf(text).map((problem) => ({
    ...problem,
    told: `${problem.message} ${problem.fix}`,
  }));
  expect(inWords).toContainEqual(
    expect.objectContaining({ code, ...place, told: expect.stringMatching(told) }),
  );
}

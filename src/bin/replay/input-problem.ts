/** Something wrong with what a replay was given. */
export interface InputProblem {
  /** The file or the flag it is in. */
  readonly source: string;
  /** Counted from 1; null when it is not about one line. */
  readonly line: number | null;
  readonly message: string;
}

/** What could be read of an input, and all that is wrong with it. */
export interface Reading<Value> {
  readonly value: Value;
  readonly problems: readonly InputProblem[];
}

const MOST_SHOWN = 40;

const printed = ({ source, line, message }: InputProblem): string =>
  `  ${line === null ? source : `${source}:${line}`}  ${message}`;

/** The replay was not started. The message has a line per problem, each beginning with its place. */
export class ReplayInputError extends Error {
  override readonly name = 'ReplayInputError';

  constructor(readonly problems: readonly InputProblem[]) {
    const shown = problems.slice(0, MOST_SHOWN).map(printed);
    const more = problems.length - shown.length;
    super(['The replay cannot start:', ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n'));
  }
}

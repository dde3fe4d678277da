import type { AttributePath, Expression, Operand } from './expression';
import * as generated from './parser.generated';

/** The longest expression that is accepted, in characters. */
export const MAX_LENGTH = 16_384;
/** How many parentheses may stand inside one another. */
export const MAX_DEPTH = 32;

/** What is wrong with an expression, and where. Lines and columns count from 1. */
export interface ExpressionProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: ExpressionProblem };

const runParser = generated.parse as (
  text: string,
  options: { startRule: 'Expression' | 'Path'; maxDepth: number },
) => unknown;

interface Located {
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

const problemOf = (error: unknown): ExpressionProblem => {
  if (!(error instanceof generated.SyntaxError)) throw error;
  const { line, column } = (error as unknown as Located).location.start;
  return { message: error.message, line, column };
};

/**
 * Parses an expression of TaskRouter's language (twilio.com/docs/taskrouter/expression-syntax).
 * Never throws: what cannot be parsed, is longer than MAX_LENGTH or deeper than MAX_DEPTH is answered as a problem.
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > MAX_LENGTH) {
    const message = `An expression may hold ${MAX_LENGTH} characters, this one has ${text.length}`;
    return { ok: false, problem: { message, line: 1, column: 1 } };
  }
  try {
    const tree = runParser(text, { startRule: 'Expression', maxDepth: MAX_DEPTH }) as Expression;
    return { ok: true, expression: withQuotedNames(tree) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function withQuotedNames(expression: Expression): Expression {
  return expression.kind === 'comparison'
    ? { ...expression, left: withQuotedName(expression.left) }
    : { ...expression, operands: expression.operands.map(withQuotedNames) };
}

const withQuotedName = (operand: Operand): Operand =>
  operand.kind === 'quoted' ? { ...operand, path: parsePath(operand.value) } : operand;

/** The attribute path that a text writes (`task.agents[0].sid`), or null when it writes none. */
export function parsePath(text: string): AttributePath | null {
  try {
    return runParser(text, { startRule: 'Path', maxDepth: MAX_DEPTH }) as AttributePath;
  } catch (error) {
    problemOf(error);
    return null;
  }
}

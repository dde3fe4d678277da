import { parseExpression, type Expression } from '../expressions';
import { invalid } from './errors';

/** Whether a filter that was not given, or was, lets a value pass. */
export const passes = <Value>(wanted: Value | undefined, actual: Value): boolean =>
  wanted === undefined || wanted === actual;

/** The expression of a filter, or null when none was given. Throws EngineError `invalid` that names the filter. */
export function expressionFilter(name: string, text: string | undefined): Expression | null {
  if (text === undefined) return null;
  const parsed = parseExpression(text);
  if (parsed.ok) return parsed.expression;
  throw invalid(`${name} ${JSON.stringify(text)}: ${parsed.problem.message}`);
}

/** TaskRouter's expression language: parse once, evaluate many times. */
export type {
  AttributePath,
  Expression,
  JsonObject,
  JsonValue,
  Operand,
  Operator,
  Scalar,
} from './expression';
export { parseExpression, parsePath, MAX_DEPTH, MAX_LENGTH } from './parse';
export type { ExpressionProblem, ParsedExpression } from './parse';
export { evaluate, read } from './evaluate';
export type { Scope } from './evaluate';
export { literal } from './literal';
export { namesIn, pathsIn } from './names';

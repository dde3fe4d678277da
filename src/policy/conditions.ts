import { literal } from '../expressions';
import type { AttributePath, Expression, Operand } from '../expressions';

/** How an expression names a path: `worker.routing.skills[0]`. */
export const nameOfPath = (path: AttributePath): string =>
  path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
    '',
  );

function printOperand(operand: Operand): string {
  if (operand.kind === 'path') return nameOfPath(operand.path);
  return literal(operand.kind === 'list' ? operand.values : operand.value);
}

export type Comparison = Expression & { readonly kind: 'comparison' };

/** The text of a comparison in one form, without what makes no difference. */
export const printComparison = ({ left, operator, right }: Comparison): string =>
  `${printOperand(left)} ${operator} ${printOperand(right)}`;

/** Operands of an AND within an AND, or an OR within an OR, on one level. */
const flat = (expression: Expression & { kind: 'and' | 'or' }): Expression[] =>
  expression.operands.flatMap((operand) =>
    operand.kind === expression.kind ? flat(operand as Expression & { kind: 'and' | 'or' }) : [operand],
  );

/**
 * The same for two expressions that differ only in spaces, brackets, the order of AND and OR operands, or repetition.
 * Different keys do not prove different meanings.
 */
export function sameMeaningKey(expression: Expression): string {
  if (expression.kind === 'comparison') return printComparison(expression);
  const keys = [...new Set(flat(expression).map(sameMeaningKey))].sort();
  return keys.length === 1 ? keys.join('') : `${expression.kind}(${keys.join('; ')})`;
}

/** Every comparison of an expression, in order. */
export const comparisonsIn = (expression: Expression): Comparison[] =>
  expression.kind === 'comparison' ? [expression] : expression.operands.flatMap(comparisonsIn);

export interface PlaceInText {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

function placeAt(text: string, index: number): PlaceInText {
  const before = text.slice(0, Math.max(0, index)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Where a name stands in an expression's text for the first time, outside quotes. */
export function placeOfName(text: string, name: string): PlaceInText {
  const unquoted = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (quoted) =>
    '"'.repeat(quoted.length),
  );
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return placeAt(text, new RegExp(`(?<![\\w.$])${escaped}(?![\\w$])`).exec(unquoted)?.index ?? 0);
}

/** Where a quoted value stands in an expression's text for the first time. */
export const placeOfQuoted = (text: string, value: string): PlaceInText =>
  placeAt(text, Math.max(text.indexOf(`"${value}"`), text.indexOf(`'${value}'`)));

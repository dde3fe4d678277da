import { evaluate, read } from '../expressions';
import type { Expression, Operand, Operator, Scope } from '../expressions';
import { nameOfPath } from './conditions';
import type { Comparison } from './conditions';

const LONGEST_VALUE = 60;

function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'not given';
  const text = JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

function operandInWords(operand: Operand, scope: Scope): string {
  switch (operand.kind) {
    case 'literal':
    case 'quoted':
      return JSON.stringify(operand.value);
    case 'list':
      return operand.values.map((value) => JSON.stringify(value)).join(', ');
    case 'path':
      return `${nameOfPath(operand.path)} (${valueInWords(read(scope, operand.path))})`;
  }
}

const ASKED: Record<Operator, (other: string) => string> = {
  '==': (other) => `not ${other}`,
  '!=': (other) => `and must not be ${other}`,
  '>': (other) => `not above ${other}`,
  '>=': (other) => `not ${other} or more`,
  '<': (other) => `not below ${other}`,
  '<=': (other) => `not ${other} or less`,
  HAS: (other) => `without ${other}`,
  IN: (other) => `not one of ${other}`,
  'NOT IN': (other) => `and must not be one of ${other}`,
  CONTAINS: (other) => `without ${other} in it`,
};

function comparisonInWords({ left, operator, right }: Comparison, scope: Scope): string {
  if (left.kind !== 'path')
    return `${operandInWords(left, scope)} is ${ASKED[operator](operandInWords(right, scope))}`;
  const name = nameOfPath(left.path);
  const value = read(scope, left.path);
  if (right.kind === 'literal' && right.value === null)
    return `${name} is ${operator === '==' ? 'given' : 'not given'}`;
  return `${name} is ${valueInWords(value)}, ${ASKED[operator](operandInWords(right, scope))}`;
}

/**
 * Why an expression is not true, in words: the first part of an AND that does not hold, every part of an OR. Null when
 * it is true.
 */
export function whyNot(expression: Expression, scope: Scope): string | null {
  if (evaluate(expression, scope)) return null;
  if (expression.kind === 'comparison') return comparisonInWords(expression, scope);
  const reasons = expression.operands
    .map((operand) => whyNot(operand, scope))
    .filter((reason) => reason !== null);
  return expression.kind === 'and' ? (reasons[0] ?? null) : reasons.join('; and ');
}

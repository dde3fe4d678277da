import type { JsonValue, Operator, Scalar } from './expression';

/** An attribute's value; undefined when the attribute is missing. */
export type Value = JsonValue | undefined;

const isScalar = (value: JsonValue): value is Scalar => value === null || typeof value !== 'object';

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isOrdered = (left: Scalar, right: Scalar): boolean =>
  (typeof left === 'number' && typeof right === 'number') ||
  (typeof left === 'string' && typeof right === 'string');

const scalarTests: Record<'==' | '!=' | '>' | '>=' | '<' | '<=' | 'CONTAINS', ScalarTest> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>': (left, right) => isOrdered(left, right) && left! > right!,
  '>=': (left, right) => isOrdered(left, right) && left! >= right!,
  '<': (left, right) => isOrdered(left, right) && left! < right!,
  '<=': (left, right) => isOrdered(left, right) && left! <= right!,
  CONTAINS: (left, right) => typeof left === 'string' && typeof right === 'string' && left.includes(right),
};
type ScalarTest = (left: Scalar, right: Scalar) => boolean;

/**
 * Applies one operator as TaskRouter documents it: a missing attribute is null; a scalar operator on an array, or an
 * array operator without one, is false and never an error; values of different types are never equal or ordered.
 */
export function compare(operator: Operator, leftValue: Value, rightValue: Value): boolean {
  const left = leftValue ?? null;
  const right = rightValue ?? null;
  switch (operator) {
    case 'HAS':
      return isList(left) && isScalar(right) && left.includes(right);
    case 'IN':
      return isScalar(left) && isList(right) && right.includes(left);
    case 'NOT IN':
      return isScalar(left) && isList(right) && !right.includes(left);
    default:
      return isScalar(left) && isScalar(right) && scalarTests[operator](left, right);
  }
}

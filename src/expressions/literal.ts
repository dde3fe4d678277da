import type { Scalar } from './expression';

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const scalar = (value: Scalar): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no literal`);
  return String(value);
};

/**
 * The text that stands for a value in an expression, so that no value can change the expression it is put into.
 * Put it to the right of its operator: a quoted text on the left may be read as an attribute name.
 * Throws TypeError for numbers that are not finite.
 */
export const literal = (value: Scalar | readonly Scalar[]): string =>
  isList(value) ? `[${value.map(scalar).join(', ')}]` : scalar(value);

const isList = (value: Scalar | readonly Scalar[]): value is readonly Scalar[] => Array.isArray(value);

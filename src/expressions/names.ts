import type { AttributePath, Expression, Operand } from './expression';

/** How an expression writes a path: `routing.skills[0]`. */
export const nameOf = (path: AttributePath): string =>
  path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? part : `${name}.${part}`;
  }, '');

const pathsOfOperand = (operand: Operand): AttributePath[] => (operand.kind === 'path' ? [operand.path] : []);

/** Every path the expression reads by its bare name, in order of appearance, repeats included. */
export const pathsIn = (expression: Expression): AttributePath[] =>
  expression.kind === 'comparison'
    ? [...pathsOfOperand(expression.left), ...pathsOfOperand(expression.right)]
    : expression.operands.flatMap(pathsIn);

/**
 * The attribute paths an expression reads, each once, as it writes them (`worker.routing.skills`). A quoted left
 * operand, which names an attribute only where one of that name exists, is not listed.
 */
export const namesIn = (expression: Expression): string[] => [
  ...new Set(pathsIn(expression).map((path) => nameOf(path))),
];

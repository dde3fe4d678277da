import type { AttributePath, Expression, Operand } from './expression';

/** How an expression writes a path: `routing.skills[0]`. */
export const nameOf = (path: AttributePath): string =>
  path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? part : `${name}.${part}`;
  }, '');

type Reading = (operand: Operand) => AttributePath[];

const bare: Reading = (operand) => (operand.kind === 'path' ? [operand.path] : []);

const possible: Reading = (operand) =>
  operand.kind === 'quoted' && operand.path !== null ? [operand.path] : bare(operand);

const collect = (expression: Expression, reading: Reading): AttributePath[] =>
  expression.kind === 'comparison'
    ? [...reading(expression.left), ...reading(expression.right)]
    : expression.operands.flatMap((operand) => collect(operand, reading));

/**
 * Every path whose value the expression can depend on, in order of appearance, repeats included: its bare names, and
 * what a quoted left operand would name.
 */
export const pathsIn = (expression: Expression): AttributePath[] => collect(expression, possible);

/**
 * The attribute paths an expression reads, each once, as it writes them (`worker.routing.skills`). A quoted left
 * operand, which names an attribute only where one of that name exists, is not listed.
 */
export const namesIn = (expression: Expression): string[] => [
  ...new Set(collect(expression, bare).map((path) => nameOf(path))),
];

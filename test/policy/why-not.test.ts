import fc from 'fast-check';
import type { JsonObject } from '../../src/domain/json';
import { evaluate, parseExpression } from '../../src/expressions';
import { whyNot } from '../../src/policy/why-not';

const expressionOf = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.expression;
};

const because = (text: string, scope: JsonObject) => whyNot(expressionOf(text), scope);

it.each<[string, JsonObject, string | null]>([
  ['a == "x"', { a: 'x' }, null],
  ['a == "x"', { a: 'y' }, 'a is "y", not "x"'],
  ['a == "x"', {}, 'a is not given, not "x"'],
  ['a != "x"', { a: 'x' }, 'a is "x", and must not be "x"'],
  ['a == null', { a: 'x' }, 'a is given'],
  ['a != null', {}, 'a is not given'],
  ['a > 3', { a: 3 }, 'a is 3, not above 3'],
  ['a >= 3', { a: 2 }, 'a is 2, not 3 or more'],
  ['a < 3', { a: 3 }, 'a is 3, not below 3'],
  ['a <= 3', { a: 4 }, 'a is 4, not 3 or less'],
  ['a IN ["x", "y"]', { a: 'z' }, 'a is "z", not one of "x", "y"'],
  ['a NOT IN ["x"]', { a: 'x' }, 'a is "x", and must not be one of "x"'],
  ['a HAS "x"', { a: ['y'] }, 'a is ["y"], without "x"'],
  ['a CONTAINS "x"', { a: 'y' }, 'a is "y", without "x" in it'],
  ['a == b', { a: 1, b: 2 }, 'a is 1, not b (2)'],
  ['a == 1 AND b == 2 AND c == 3', { a: 1, b: 0, c: 0 }, 'b is 0, not 2'],
  ['a == 1 OR b == 2', { a: 0, b: 0 }, 'a is 0, not 1; and b is 0, not 2'],
  ['a == 1 AND (b == 2 OR c == 3)', { a: 1 }, 'b is not given, not 2; and c is not given, not 3'],
])('%s with %j', (text, scope, words) => {
  expect(because(text, scope)).toBe(words);
});

it('does not repeat long values', () => {
  expect(because('a == "x"', { a: 'y'.repeat(500) })?.length).toBeLessThan(90);
});

it('has a reason exactly when the expression is not true', () => {
  const names = fc.constantFrom('a', 'b', 'c');
  const comparison = fc
    .tuple(
      names,
      fc.constantFrom('==', '!=', '<', '>=', 'HAS', 'CONTAINS'),
      fc.constantFrom('1', '"x"', 'null', 'true'),
    )
    .map((parts) => parts.join(' '));
  const text = fc
    .array(fc.array(comparison, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((groups) => groups.map((group) => `(${group.join(' OR ')})`).join(' AND '));
  const scope = fc.dictionary(names, fc.constantFrom<JsonObject[string]>(1, 'x', null, true, ['x'], [1]));
  fc.assert(
    fc.property(text, scope, (condition, attributes) => {
      const expression = expressionOf(condition);
      expect(whyNot(expression, attributes) === null).toBe(evaluate(expression, attributes));
    }),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { evaluate, literal, parseExpression } from '../../src/expressions';

const expressionOf = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.expression;
};

test.each([
  ['a"b', String.raw`"a\"b"`],
  ['a\\', String.raw`"a\\"`],
  ["it's", `"it's"`],
  [5, '5'],
  [-0.25, '-0.25'],
  [true, 'true'],
  [null, 'null'],
  [['a', 1], '["a", 1]'],
  [[], '[]'],
])('the literal of %j is %s', (value, text) => {
  expect(literal(value)).toBe(text);
});

test('numbers without a literal are refused', () => {
  expect(() => literal(Number.NaN)).toThrow(TypeError);
  expect(() => literal([Number.POSITIVE_INFINITY])).toThrow(TypeError);
});

const scalar = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

test('a literal is equal to its value, whatever it holds', () => {
  fc.assert(
    fc.property(scalar, (value) => {
      expect(evaluate(expressionOf(`x == ${literal(value)}`), { x: value })).toBe(true);
      expect(evaluate(expressionOf(`x HAS ${literal(value)}`), { x: ['other', value] })).toBe(true);
    }),
  );
});

test('a literal list holds exactly its values', () => {
  fc.assert(
    fc.property(fc.array(scalar, { maxLength: 8 }), scalar, (values, value) => {
      const expression = expressionOf(`x IN ${literal(values)}`);
      expect(evaluate(expression, { x: value })).toBe(values.includes(value));
    }),
  );
});

import fc from 'fast-check';
import { MAX_DEPTH, MAX_LENGTH, parseExpression } from '../../src/expressions';

const problemOf = (text: string) => {
  const parsed = parseExpression(text);
  return parsed.ok ? null : parsed.problem;
};

test.each([
  ['', 1, 1],
  ['   ', 1, 4],
  ['language', 1, 9],
  ['language ==', 1, 12],
  ['language == "fr', 1, 13],
  ['language == fr"', 1, 15],
  ['language === "fr"', 1, 12],
  ['language == "fr" AND', 1, 21],
  ['language == "fr"\nAND (tier == "gold"', 2, 20],
  ['(a == 1))', 1, 9],
  ['a == 1 b == 2', 1, 8],
  ['a == [1, ]', 1, 10],
  ['a == [[1]]', 1, 7],
  ['a NOT b', 1, 3],
  ['NOT a == 1', 1, 1],
  ['a == 1abc', 1, 6],
  ['a..b == 1', 1, 2],
  ['a[-1] == 1', 1, 2],
  ['in == 1', 1, 1],
  ['a == 1; b == 2', 1, 7],
])('%j is refused at line %i, column %i', (text, line, column) => {
  expect(problemOf(text)).toMatchObject({ line, column });
});

test('a hyphen in a name is named as the reason', () => {
  expect(problemOf('skill-level > 3')).toEqual({
    message: 'An attribute name with a hyphen cannot be used in an expression',
    line: 1,
    column: 6,
  });
});

test('parentheses may be nested up to the limit, and no deeper', () => {
  const nested = (depth: number) => '('.repeat(depth) + 'a == 1' + ')'.repeat(depth);
  expect(problemOf(nested(MAX_DEPTH))).toBeNull();
  expect(problemOf(nested(MAX_DEPTH + 1))?.message).toMatch(/parentheses inside one another/);
  expect(problemOf('('.repeat(MAX_LENGTH))?.message).toMatch(/parentheses inside one another/);
});

test('parentheses beside one another do not count as nested', () => {
  expect(problemOf(Array(500).fill('(a == 1)').join(' AND '))).toBeNull();
});

test('a text longer than the limit is refused unread', () => {
  expect(problemOf(`a == "${'x'.repeat(MAX_LENGTH)}"`)?.message).toMatch(/may hold 16384 characters/);
});

test('no text makes the parser throw', () => {
  const words = [
    '(',
    ')',
    '[',
    ']',
    ',',
    '"',
    "'",
    '\\',
    'AND',
    'or',
    'NOT IN',
    'HAS',
    'a.b',
    '1',
    '==',
    ' ',
    '-',
  ];
  const soup = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 60 });
  fc.assert(
    fc.property(soup, (parts) => {
      expect(typeof parseExpression(parts.join('')).ok).toBe('boolean');
    }),
  );
});

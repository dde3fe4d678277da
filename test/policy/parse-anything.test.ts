import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { parsePolicy } from '../../src/policy';
import { EXAMPLE, policyOf, problemsOf } from './example';

const version = 'example@00000000';

it('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => stringify(value)),
      ),
      (text) => {
        const parsing = parsePolicy(text, { version });
        expect(parsing.ok ? [] : parsing.problems).not.toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

it('a policy with any stretch replaced by anything is answered with places inside the text', () => {
  fc.assert(
    fc.property(
      fc.nat(EXAMPLE.length),
      fc.nat(40),
      fc.string({ maxLength: 20 }),
      (start, length, instead) => {
        const text = EXAMPLE.slice(0, start) + instead + EXAMPLE.slice(start + length);
        const lines = text.split('\n').length;
        for (const { line, column, message, fix } of problemsOf(text)) {
          expect([line >= 1 && line <= lines, column >= 1, message !== '', fix !== '']).toEqual(
            Array(4).fill(true),
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('a policy means the same however its YAML is laid out', () => {
  const value: unknown = parse(EXAMPLE);
  const layouts = [
    stringify(value),
    stringify(value, { indent: 6, lineWidth: 30 }),
    stringify(value, { defaultStringType: 'QUOTE_DOUBLE' }),
    stringify(value, { collectionStyle: 'flow' }),
    JSON.stringify(value),
  ];
  for (const layout of layouts) expect(policyOf(layout)).toEqual(policyOf(EXAMPLE));
});

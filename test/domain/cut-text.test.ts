import fc from 'fast-check';
import { cutText } from '../../src/domain/cut-text';

test('a pair on the edge goes as a whole', () => {
  expect(cutText('ab🙂', 4)).toBe('ab🙂');
  expect(cutText('ab🙂', 3)).toBe('ab');
  expect(cutText('🙂', 1)).toBe('');
});

test('what is cut is a beginning of it in whole characters, and the longest that fits', () => {
  const cases = fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, most) => {
    const cut = cutText(text, most);
    expect(text.startsWith(cut)).toBe(true);
    expect(cut.length).toBeLessThanOrEqual(most);
    // A code point that is half of a pair is encoded as U+FFFD.
    expect(Buffer.from(cut, 'utf8').toString('utf8')).toBe(cut);
    const [next = ''] = text.slice(cut.length);
    expect(next === '' || (cut + next).length > most).toBe(true);
  });
  fc.assert(cases, { numRuns: 2_000 });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { edited, EditLostError } from './build';
import { editsOf, VARIANTS } from './edits';

/* The broken builds are made from the compiled product: run `npm run build` first. */

const DIST = join(__dirname, '..', '..', '..', 'dist');

test.each(VARIANTS)('the edits of the build "%s" fit the product as it is', (variant) => {
  expect(existsSync(DIST)).toBe(true);
  for (const edit of editsOf(variant)) {
    const text = readFileSync(join(DIST, edit.file), 'utf8');
    expect(edited(text, edit)).not.toBe(text);
  }
});

test('an edit whose place is gone, or is not the only one, is refused', () => {
  const edit = { file: 'a.js', from: 'x', to: 'y' };
  expect(() => edited('a', edit)).toThrow(EditLostError);
  expect(() => edited('xax', edit)).toThrow('dist/a.js has 2 times, not once: x');
});

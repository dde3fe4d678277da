import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { behaviours } from './behaviours/behaviours';
import { renderBehaviours } from './behaviours/render';

const TESTS = join(__dirname, '..');
const all = Object.values(behaviours).flat();

/** How a title may be written in a test. */
const written = (title: string): string[] => [`'${title}'`, `"${title}"`];

test('there are 62, each said once', () => {
  expect(all).toHaveLength(62);
  expect(new Set(all.map(({ says }) => says)).size).toBe(62);
});

test.each(all)('a test of this name is there: $title', ({ file, title }) => {
  const source = readFileSync(join(TESTS, file), 'utf8');
  expect(written(title).filter((text) => source.includes(text))).toHaveLength(1);
});

test('docs/emulator-behaviours.md is current: run `npm run docs:coverage` after a change', () => {
  const page = readFileSync(join(TESTS, '..', 'docs', 'emulator-behaviours.md'), 'utf8');
  expect(page).toBe(renderBehaviours(behaviours));
});

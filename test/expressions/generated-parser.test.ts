import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const { generateAll } = require('../../scripts/generate-parsers.js') as {
  generateAll: () => { path: string; text: string }[];
};

test.each(generateAll())('$path is what its grammar generates', ({ path, text }) => {
  expect(readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')).toBe(text);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHAPTERS } from '../../../src/bin/demo/chapters';
import { FETCH_WITHIN_MS, TEMPORAL_CACHE } from '../../supervisor/fake-children';

/* What `npm run demo` runs: a whole stack, and the story played on it. */

jest.setTimeout(FETCH_WITHIN_MS);

const PROGRAM = join(__dirname, '../../../dist/bin/cli.js');

async function demo(...flags: string[]): Promise<{ code: number | null; lines: string[] }> {
  if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: dist is missing.');
  const child = spawn(process.execPath, [PROGRAM, 'demo', ...flags], {
    env: { PATH: process.env.PATH, THROUGHLINE_STATE_DIR: join(TEMPORAL_CACHE, '..') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines: output.split('\n') };
}

test('the story is played to its end, and every step is seen in the workflow’s own state', async () => {
  const { code, lines } = await demo('--speed', '20');
  expect(lines.filter((line) => /^ {2}[✓✗]/.test(line))).toEqual(CHAPTERS.map(({ title }) => `  ✓ ${title}`));
  expect(code).toBe(0);
});

test('a speed that makes no sense is refused before anything starts', async () => {
  const { code, lines } = await demo('--speed', '0');
  expect(lines.join('\n')).toContain('It is a number from 1 to 60.');
  expect(code).not.toBe(0);
});

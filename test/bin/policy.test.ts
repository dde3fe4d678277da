import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* `throughline policy …` as typed, where no stack is running. */

const PROGRAM = join(__dirname, '../../dist/bin/cli.js');
const POLICY = join(__dirname, '../../policies/saas-support.yaml');
const folder = mkdtempSync(join(tmpdir(), 'throughline-no-stack-'));

const policy = (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: dist is missing.');
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, THROUGHLINE_STATE_DIR: folder };
    execFile(process.execPath, [PROGRAM, 'policy', ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
};

test('applying a policy without a stack says how to come by one', async () => {
  const { code, err } = await policy('apply', POLICY);
  expect(code).toBe(1);
  expect(err).toContain(`No stack is running on ${folder}. Start one with \`npm start\``);
  expect(err).toContain('THROUGHLINE_TWILIO=live');
});

test('a policy is checked anywhere, and every mistake told with its place', async () => {
  expect(await policy('check', POLICY)).toMatchObject({ code: 0, err: '' });
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'name: x\nqueues: {}\nroutes: 7\n');
  const { code, err } = await policy('check', broken);
  expect(code).toBe(1);
  expect(err.split('\n').filter((line) => line.startsWith(`${broken}:`)).length).toBeGreaterThan(1);
});

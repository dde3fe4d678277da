import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { version } from '../../package.json';

const run = promisify(execFile);
const ROOT = join(__dirname, '..', '..');

test('`npx throughline` runs what was built, as the README says it', async () => {
  const { stdout } = await run('npx', ['--no-install', 'throughline', '--version'], {
    cwd: ROOT,
    shell: process.platform === 'win32',
  });
  expect(stdout.trim()).toBe(version);
});

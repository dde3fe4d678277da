import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(__dirname, '../../dist');
const bundle = join(dist, 'workflow-bundle.js');

test('a build without a change keeps the workflow bundle and says nothing', () => {
  if (!existsSync(bundle)) throw new Error('Run `npm run build` first: there is no workflow bundle.');
  const before = statSync(bundle).mtimeMs;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, 'bin/bundle-workflows.js')], {
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(statSync(bundle).mtimeMs).toBe(before);
});

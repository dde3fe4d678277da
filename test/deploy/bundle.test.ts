import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(__dirname, '../../dist');
const bundle = join(dist, 'workflow-bundle.js');

beforeAll(() => {
  if (!existsSync(bundle)) throw new Error('Run `npm run build` first: there is no workflow bundle.');
});

test('a build without a change keeps the workflow bundle and says nothing', () => {
  const before = statSync(bundle).mtimeMs;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, 'bin/bundle-workflows.js')], {
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(statSync(bundle).mtimeMs).toBe(before);
});

test('the workflow bundle holds the process, its driver and the SDK, and nothing else', () => {
  const modules = [...readFileSync(bundle, 'utf8').matchAll(/^\/\*{3}\/ "\.\/([^"]+)"/gm)].map(
    ([, path]) => path!,
  );
  const places = modules.map((path) =>
    path
      .split('/')
      .slice(0, path.startsWith('node_modules/@') ? 3 : 2)
      .join('/'),
  );
  expect([...new Set(places)].sort()).toEqual([
    'dist/domain',
    'dist/workflows',
    'node_modules/@temporalio/common',
    'node_modules/@temporalio/workflow',
    'node_modules/long',
    'node_modules/ms',
    'node_modules/nexus-rpc',
  ]);
});

test('the code in it stays small: every cached workflow pays for it', () => {
  const [code = ''] = readFileSync(bundle, 'utf8').split('//# sourceMappingURL');
  expect(code.length).toBeGreaterThan(100_000);
  expect(code.length).toBeLessThan(800_000);
});

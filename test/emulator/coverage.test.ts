import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverage, undocumented } from './coverage/coverage';
import { withCoverage } from './coverage/render';
import { ACCOUNT, closeAll, start } from './harness';

afterEach(closeAll);

const PAGE = join(__dirname, '..', '..', 'docs', 'emulator-coverage.md');

test('docs/emulator-coverage.md is current: run `npm run docs:coverage` after a change of operations', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withCoverage(page, coverage)).toBe(page);
});

test('TaskRouter is whole: every operation of its document has its file', () => {
  const ofTaskRouter = coverage.filter(({ document }) => document === 'taskrouter_v1');
  expect(ofTaskRouter).toHaveLength(61);
  expect(ofTaskRouter.filter(({ file }) => file === null)).toEqual([]);
  expect(new Set(ofTaskRouter.map(({ file }) => file)).size).toBe(61);
});

test('nothing is served that Twilio does not document', () => {
  expect(undocumented).toEqual([]);
});

test('every other operation is answered with an error of its own: 501 and 90501', async () => {
  const { emulator } = await start();
  const token = Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64');
  const missing = coverage.filter(({ file }) => file === null);
  expect(missing.length).toBeGreaterThan(0);
  for (const { method, address } of missing) {
    const path = address.replaceAll(/\{[^}]+\}/g, `XX${'0'.repeat(32)}`);
    const answer = await fetch(emulator.url + path, { method, headers: { authorization: `Basic ${token}` } });
    const { code, message } = (await answer.json()) as { code: number; message: string };
    expect([path, answer.status, code]).toEqual([path, 501, 90501]);
    expect(message).toBe(`${method} ${path} is not supported by this emulator`);
  }
});

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

test('a calendar is shown, over a change of its clock and a holiday', async () => {
  const file = join(folder, 'calendars.yaml');
  const week = '{ friday: 09:00-17:00, saturday: 22:00-06:00 next day, monday: 10:00-12:00 }';
  writeFileSync(
    file,
    `name: x
calendars:
  desk: { zone: Europe/Berlin, weekly: ${week}, holidays: [{ on: 2026-03-30 }] }
queues: { all: { agents: 1==1, calendar: desk } }
ending: { message: { en: Sorry. } }
after_hours: { do: message, message: { en: We are closed. } }
default_route: { steps: [{ queue: all, accept_within: 1m }] }
`,
  );
  const { code, out } = await policy('calendar', file, 'desk', '--from', '2026-03-27', '--days', '5');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'desk (Europe/Berlin), 5 days from 2026-03-27',
    'Fri 2026-03-27 09:00 +01:00  to Fri 2026-03-27 17:00 +01:00  8:00',
    'Sat 2026-03-28 22:00 +01:00  to Sun 2026-03-29 06:00 +02:00  7:00',
    '',
  ]);
  expect((await policy('calendar', file, 'dsk')).err).toContain('There are: desk.');
  expect((await policy('calendar', file, 'desk', '--from', 'soon')).err).toContain(
    'Write one such as 2026-12-24',
  );
});

test('a policy is checked anywhere, and every mistake told with its place', async () => {
  expect(await policy('check', POLICY)).toMatchObject({ code: 0, err: '' });
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'name: x\nqueues: {}\nroutes: 7\n');
  const { code, err } = await policy('check', broken);
  expect(code).toBe(1);
  expect(err.split('\n').filter((line) => line.startsWith(`${broken}:`)).length).toBeGreaterThan(1);
});

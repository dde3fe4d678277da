import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReplayInputError } from '../../../src/bin/replay/input-problem';
import type { ReplayFlags } from '../../../src/bin/replay/read-flags';
import { readInput } from '../../../src/bin/replay/read-input';
import { AVAILABILITY, LOG, WINDOW } from './traffic';

const POLICY = join(__dirname, '../../../policies/bank-calls.yaml');
const FLAGS: ReplayFlags = { availability: 'who.csv', ...WINDOW, speed: '30', policy: POLICY };

function read(flags: Partial<ReplayFlags> = {}, files: Record<string, string> = {}) {
  const texts: Record<string, string> = { 'log.csv': LOG, 'who.csv': AVAILABILITY, ...files };
  return readInput('log.csv', { ...FLAGS, ...flags }, (path) => texts[path] ?? readFileSync(path, 'utf8'));
}

/** The lines of the error after its head, which must be all that is wrong. */
function problems(flags: Partial<ReplayFlags>, files: Record<string, string> = {}): string[] {
  try {
    read(flags, files);
  } catch (error) {
    if (!(error instanceof ReplayInputError)) throw error;
    return error.message.split('\n').slice(1);
  }
  throw new Error('It found nothing wrong.');
}

test('those who ask to be routed are placed, at the speed asked for; those who never did are counted beside them', () => {
  const { schedule } = read();
  expect(schedule.placed.map(({ logged, ...habits }) => [logged.contactId, habits])).toEqual([
    ['c1', { at: 0, patienceMs: null, talkMs: 2_000 }],
    ['c2', { at: 1_000, patienceMs: null, talkMs: 3_000 }],
    // Had somebody answered, as long as the median call of the queue.
    ['c3', { at: 2_000, patienceMs: 1_500, talkMs: 1_000 }],
    ['c6', { at: 6_000, patienceMs: null, talkMs: 1_000 }],
  ]);
  expect(schedule.notPlaced.map(({ contactId, outcome }) => [contactId, outcome])).toEqual([
    ['c4', 'abandoned_vru'],
    ['c5', 'phantom'],
  ]);
});

test('whoever is there in the window works, from when they come; the others are left at home', () => {
  expect(read().timetables).toEqual([
    { agent: 'A1', skills: ['PS'], shifts: [{ from: 0, to: 1_600_000 / 30 }] },
    { agent: 'A2', skills: ['NE', 'IN'], shifts: [{ from: 4_000, to: 1_600_000 / 30 }] },
  ]);
});

test('stretches of presence that touch are one, so that nobody is sent home between two calls', () => {
  const touching =
    'agent,from_s,to_s,skills\nA1,122400,122500,PS\nA1,122500,122600,PS\nA1,122700,122800,PS\n';
  expect(read({ speed: '1' }, { 'who.csv': touching }).timetables[0]?.shifts).toEqual([
    { from: 0, to: 200_000 },
    { from: 300_000, to: 400_000 },
  ]);
});

test('the policy is sped up, and keeps its name', () => {
  const { policy } = read();
  expect(policy.faster.version).toMatch(/^bank-calls@[0-9a-f]{8}@x30$/);
  expect([policy.longestRouteMs, policy.fasterLongestRouteMs]).toEqual([1_800_000, 60_000]);
});

test('everything that is wrong is told at once, each with its place', () => {
  const log = LOG.replace(
    'c2,PS,2,2026-03-02T10:00:30,40,served,90',
    'c2,PS,2,2026-02-30T10:00:30,-4,answered,90',
  )
    .replace('c6,NE', 'c1,NE')
    .replace('c7,PS,0,2026-03-02T10:20:00,5,served,30', 'c7,PS');
  const availability = 'agent,from_s,to_s,skills\nA1,20,10,PS\nA1,30,40,NE\n,1,2,PS\n';
  expect(problems({ from: '10 o’clock', speed: '0.5' }, { 'log.csv': log, 'who.csv': availability })).toEqual(
    [
      '  --from  must be a local time such as 1999-03-15T10:00, not 10 o’clock.',
      '  --speed  must be a number of at least 1, not 0.5.',
      '  log.csv:3  route_requested_at must be a local time such as 1999-03-15T10:00:30, not "2026-02-30T10:00:30".',
      '  log.csv:3  wait_s must be seconds, such as 12 or 12.5, not "-4".',
      '  log.csv:3  outcome must be one of served, abandoned_queue, abandoned_vru, phantom, not "answered".',
      '  log.csv:7  contact_id c1 stands in line 2, too.',
      '  log.csv:8  has 2 cells for 7 columns.',
      '  who.csv:2  from_s 20 is after to_s 10.',
      '  who.csv:3  A1 has other skills than in line 2.',
      '  who.csv:4  agent must not be empty.',
    ],
  );
});

test.each<[string, Partial<ReplayFlags>, Record<string, string>, string]>([
  ['a log that is not there', {}, { 'log.csv': undefined as never }, '  log.csv  is not there.'],
  [
    'no availability',
    { availability: undefined as never },
    {},
    '  --availability  is needed: the file that says who is there.',
  ],
  [
    'a window that ends before it begins',
    { from: WINDOW.to, to: WINDOW.from },
    {},
    '  --from  2026-03-02T10:05 is not before --to 2026-03-02T10:00.',
  ],
  [
    'a column that is missing',
    {},
    { 'log.csv': 'contact_id,queue\nc1,PS\n' },
    '  log.csv:1  lacks the column priority; it has contact_id, queue.',
  ],
  [
    'a queue that the policy does not know',
    {},
    { 'log.csv': LOG.replace('c1,PS', 'c1,XX') },
    '  log.csv:2  queue XX is no service of the policy bank-calls, which has PS, PE, IN, NE, NW, TT, AA.',
  ],
])('%s is told', (_name, flags, files, line) => {
  expect(problems(flags, files)).toContain(line);
});

test('a window in which nobody calls, or nobody answers, was mistyped', () => {
  expect(problems({ from: '2026-03-03T10:00', to: '2026-03-03T11:00' })).toEqual([
    '  log.csv  nobody asks to be routed from 2026-03-03T10:00 to 2026-03-03T11:00; it goes from 2026-03-02T10:00 to 2026-03-02T10:20.',
    '  who.csv  nobody is there to answer from 2026-03-03T10:00 to 2026-03-03T11:00.',
  ]);
});

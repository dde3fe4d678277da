import type { Evidence } from '../evidence/evidence';
import { check } from './check';
import { event, found, good, kept, T0 } from './life-by-hand';
import { RECONCILIATION } from './recovery-paths';

/* What the checker makes of events that no webhook brought. */

const FOUND = 'what no webhook told is found in the event log';
const MOVED = 'reconciliation: an interaction moved by what was found in the event log';
const FAULTS = [{ kind: 'events dropped', at: T0, until: T0 + 1_000, evidence: 'drop 1×' }];

/** The first event was told to nobody, and nobody looked. */
const unread = (): Evidence => ({ ...good(), inbox: good().inbox.filter(({ via }) => via === 'webhook') });

/** The acceptance came by the event log alone. */
const movedByLog = (evidence: Evidence): Evidence => ({
  ...evidence,
  passages: evidence.passages.filter(({ eventSid }) => eventSid !== 'E1'),
  inbox: [...evidence.inbox, kept('E1', 'reservation.accepted', 20_000, 'event_log', 'signalled')],
});

test('an event that nobody was told of, and nobody looked for, is lost', () => {
  expect(found(unread())).toEqual([`lost: ${FOUND}`]);
});

test('what happens when all is quiet may wait for the next look', () => {
  const late = event('Z0', 'task.updated', 10_001);
  expect(found({ ...good(), events: [...good().events, late] })).toEqual([]);
});

test('a campaign in which events were dropped and nobody looked has shown nothing', () => {
  expect(check({ ...unread(), faults: FAULTS }).gaps).toEqual([
    'this recovery path was never taken: what no event told was found by reading',
    `this recovery path was never taken: ${RECONCILIATION}`,
    `this recovery path was never taken: ${MOVED}`,
  ]);
});

test('what the event log brought is counted, and what it moved', () => {
  expect(check(movedByLog(good())).paths).toMatchObject({ [RECONCILIATION]: 2, [MOVED]: 1 });
});

test.each([
  ['was refused: the log brought it', 503, 2],
  ['was taken, although the inbox did not have it', 204, 1],
  ['had no answer: nobody knows', null, 1],
])('an event of the log whose webhook %s', (_name, status, times) => {
  const passage = { ...good().passages[1]!, status, told: status ?? 502 };
  const evidence = movedByLog(good());
  const told = { ...evidence, passages: [...evidence.passages, passage] };
  expect(check(told).paths[RECONCILIATION]).toBe(times);
});

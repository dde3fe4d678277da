import { deferFor } from '../../src/activities/routing/deferral';
import { asAgentSid, asReservationSid } from '../../src/domain/ids';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const T0 = Date.UTC(2026, 0, 5, 9);
const RING = 20 * SECOND;

const offer = (sid: string, createdAt: number) => ({
  reservationSid: asReservationSid(sid),
  agentSid: asAgentSid('WK1'),
  createdAt,
});

test('an offer that is out is waited for until its ring time is over', () => {
  expect(deferFor(offer('WR1', T0), null, RING, T0 + 5 * SECOND)).toEqual({
    reservationSid: 'WR1',
    since: T0 + 5 * SECOND,
    until: T0 + RING,
  });
});

test('the same offer, still standing, is an acceptance in progress: looked at every 15 s, for five minutes', () => {
  const first = deferFor(offer('WR1', T0), null, RING, T0 + 5 * SECOND)!;
  const again = deferFor(offer('WR1', T0), first, RING, T0 + 22 * SECOND);
  expect(again).toEqual({ ...first, until: T0 + 37 * SECOND });
  const last = first.since + 5 * MINUTE;
  expect(deferFor(offer('WR1', T0), first, RING, last - 1)).not.toBeNull();
  expect(deferFor(offer('WR1', T0), first, RING, last)).toBeNull();
});

test('another offer after that one is not waited for', () => {
  const first = deferFor(offer('WR1', T0), null, RING, T0 + 5 * SECOND);
  expect(deferFor(offer('WR2', T0 + 21 * SECOND), first, RING, T0 + 22 * SECOND)).toBeNull();
});

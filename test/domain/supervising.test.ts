import type { Actor } from '../../src/domain/actor';
import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import { asReservationSid } from '../../src/domain/ids';
import { decide, refusalOf } from '../../src/domain/process';
import { accepted, ANA, DECISION, event, Life, MINUTE, OFFER, reading, SECOND, T0 } from './life';

const by: Actor = { kind: 'supervisor', id: 'sofia' };
const reason = 'a reason';

/** Two minutes in billing, then back to senior. */
const TO_BILLING = {
  ...DECISION,
  route: 'queue:billing',
  steps: [
    { queue: 'billing', route: 'queue:billing', acceptWithinMs: 2 * MINUTE, deadlineMs: 2 * MINUTE },
    { queue: 'senior', route: 'queue:senior', acceptWithinMs: 2 * MINUTE, deadlineMs: 4 * MINUTE },
  ].map((step, index) => ({ ...step, step: index + 1, eligible: null })),
};

/** A customer who has waited 30 s is to go to billing. */
function moving(): Life {
  const life = new Life().waiting().after(30 * SECOND);
  life.commands('m1', { kind: 'move', by, to: { kind: 'queue', queue: 'billing' }, reason });
  life.does('checkTransfer');
  return life.answers('checkTransfer', { refusal: null, decision: TO_BILLING, agentSid: null });
}

const movedTo = (life: Life) => {
  life.does('moveToStep');
  return life.answers('moveToStep', {
    did: 'moved',
    reading: reading('pending', { queue: 'billing' }),
    deferral: null,
  });
};

it('writes the target’s keys on the same task, without the chain of the first route', () => {
  const life = moving();
  expect(life.does('moveToStep').keys).toMatchObject({
    legId: 'chat-1.1',
    route: 'queue:billing',
    step: 1,
    chain: false,
  });
});

it('counts the target’s time from the move, not from the task’s creation', () => {
  const life = movedTo(moving());
  life.waitsUntil(30 * SECOND + 2 * MINUTE);
  expect(life.does('moveToStep').keys).toMatchObject({ route: 'queue:senior', step: 2 });
});

it('is tried again when TaskRouter is away, and is not overtaken by the first route', () => {
  const life = moving();
  life.does('moveToStep');
  life.fails('moveToStep', OUTSIDE_FAILURES.unavailable);
  life.waitsUntil(31 * SECOND);
  expect(life.does('moveToStep').keys).toMatchObject({ route: 'queue:billing' });
});

it('waits for an offer that is out, and is dropped by its acceptance', () => {
  const life = moving();
  life.does('moveToStep');
  const until = life.now + 20 * SECOND;
  life.answers('moveToStep', {
    did: 'deferred',
    reading: reading('reserved'),
    deferral: { reservationSid: asReservationSid(OFFER), since: life.now, until },
  });
  life.waitsUntil(52 * SECOND);
  life.hears(event('reservation.accepted', T0 + 51 * SECOND));
  expect(life.state.phase).toBe('active');
  expect(decide(life.state, life.now)).toMatchObject({ next: 'wait' });
});

it('a step that was under way when it was asked for does not pass for the move', () => {
  const life = new Life().waiting().after(60 * SECOND);
  life.does('moveToStep');
  life.commands('m1', { kind: 'move', by, to: { kind: 'queue', queue: 'billing' }, reason });
  life.answers('moveToStep', {
    did: 'moved',
    reading: reading('pending', { queue: 'backup' }),
    deferral: null,
  });
  life.does('checkTransfer');
  life.answers('checkTransfer', { refusal: null, decision: TO_BILLING, agentSid: null });
  movedTo(life);
  expect(life.state.legs).toMatchObject([{ route: 'queue:billing', step: 1, moving: null, chain: false }]);
});

describe('where somebody accepted is where the customer had got to', () => {
  const mostHops = 5;
  const rules = { mostHops, sameQueueTwice: false, sameAgentTwice: false };
  const lostMove = () => {
    const life = moving();
    life.does('moveToStep');
    return life.fails('moveToStep', OUTSIDE_FAILURES.unknown).after(SECOND);
  };
  const from = (life: Life, queue: string) =>
    refusalOf(
      { ...life.state, decision: { ...DECISION, transferRules: rules } },
      {
        kind: 'transfer',
        by,
        to: { kind: 'queue', queue },
        mode: 'cold',
        note: null,
        desktop: true,
        override: false,
      },
    )?.type;

  it('although the answer to the move was lost, and the acceptance is heard', () => {
    const life = lostMove().hears(event('reservation.accepted', T0 + 31 * SECOND, { queue: 'billing' }));
    expect(life.state.legs).toMatchObject([{ route: 'queue:billing', step: 1, moving: null, chain: false }]);
    expect(from(life, 'billing')).toBe('loop_refused');
    expect(from(life, 'senior')).toBeUndefined();
  });

  it('although the answer to the move was lost, and the acceptance is read', () => {
    const life = lostMove();
    life.does('moveToStep');
    life.answers('moveToStep', {
      did: 'nothing',
      reading: reading('assigned', { queue: 'billing', ...accepted() }),
      deferral: null,
    });
    expect(life.state.legs).toMatchObject([{ route: 'queue:billing', step: 1, moving: null }]);
  });

  it('not where they accepted before the move was written', () => {
    const life = lostMove().hears(event('reservation.accepted', T0 + 29 * SECOND, { queue: 'senior' }));
    expect(life.state.legs).toMatchObject([{ route: 'enterprise-technical', decision: null }]);
    expect(from(life, 'billing')).toBeUndefined();
    expect(from(life, 'senior')).toBe('loop_refused');
  });

  it('also where TaskRouter had moved the task on by itself', () => {
    const life = new Life().waiting().after(90 * SECOND);
    life.hears(event('reservation.accepted', T0 + 90 * SECOND, { queue: 'backup' }));
    expect(life.state.legs).toMatchObject([{ step: 2 }]);
    expect(from(life, 'backup')).toBe('loop_refused');
  });
});

it('tells that a supervisor asked before what came of it in the same instant', () => {
  const life = new Life().waiting().after(30 * SECOND);
  life.hears(event('reservation.accepted', T0 + 30 * SECOND, { agentSid: ANA, reservationSid: OFFER }));
  life.commands('r1', { kind: 'requeue', by, reason });
  const told = life.state.timeline.map(({ what }) => what);
  expect(told.indexOf('requeue.asked')).toBeGreaterThan(-1);
  expect(told.indexOf('requeue.asked')).toBeLessThan(told.indexOf('leg.opened'));
});

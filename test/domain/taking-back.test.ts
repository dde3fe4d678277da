import type { Actor } from '../../src/domain/actor';
import type { Command } from '../../src/domain/commands';
import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import { asReservationSid, asTaskSid } from '../../src/domain/ids';
import { decide, refusalOf } from '../../src/domain/process';
import { ANA, BEN, DECISION, event, Life, MINUTE, OFFER, reading, SECOND, T0 } from './life';

const sofia: Actor = { kind: 'supervisor', id: 'sofia' };
const tom: Actor = { kind: 'supervisor', id: 'tom' };
const reason = 'a reason';

const steps = (...queues: string[]) =>
  queues.map((queue, n) => ({
    step: n + 1,
    queue,
    route: `queue:${queue}`,
    eligible: null,
    acceptWithinMs: 2 * MINUTE,
    deadlineMs: (n + 1) * 2 * MINUTE,
  }));
const to = (queue: string) => ({ ...DECISION, route: `queue:${queue}`, steps: steps(queue, 'senior') });
const TO_BEN = { ...DECISION, route: 'agent', steps: steps('everyone', 'senior') };
const CLEO = ANA.replace(/a/g, 'c') as typeof ANA;
const SECOND_TASK = asTaskSid(`WT${'2'.repeat(32)}`);

const toQueue = (by: Actor, queue: string): Command => ({
  kind: 'move',
  by,
  to: { kind: 'queue', queue },
  reason,
});
const toAgent = (by: Actor, agent: string): Command => ({
  kind: 'move',
  by,
  to: { kind: 'agent', agent },
  reason,
});
const requeue: Command = { kind: 'requeue', by: tom, reason };

const checked = (life: Life, decision = to('billing'), agentSid: typeof BEN | null = null) => {
  life.does('checkTransfer');
  return life.answers('checkTransfer', { refusal: null, decision, agentSid });
};
const moved = (life: Life, queue: string) =>
  life.answers('moveToStep', { did: 'moved', reading: reading('pending', { queue }), deferral: null });

describe('while a move to a queue waits for an offer that is out', () => {
  const pending = () => {
    const life = checked(
      new Life()
        .waiting()
        .after(30 * SECOND)
        .commands('m1', toQueue(sofia, 'billing')),
    );
    life.does('moveToStep');
    const deferral = { reservationSid: asReservationSid(OFFER), since: life.now, until: life.now + SECOND };
    life.answers('moveToStep', { did: 'deferred', reading: reading('reserved'), deferral });
    return life;
  };

  it('another supervisor sends them elsewhere, and only there', () => {
    const life = checked(pending().commands('m2', toQueue(tom, 'sales')), to('sales'));
    life.after(5 * SECOND);
    expect(life.does('moveToStep').keys).toMatchObject({ route: 'queue:sales', step: 1 });
    moved(life, 'sales');
    expect(life.state.legs).toMatchObject([{ route: 'queue:sales', moving: null }]);
    expect(decide(life.state, life.now)).toMatchObject({ next: 'wait' });
  });

  it('another supervisor leaves them in the queue they wait in', () => {
    const life = checked(pending().commands('m2', toQueue(tom, 'senior')), to('senior'));
    life.after(5 * SECOND);
    expect(life.does('moveToStep').keys).toMatchObject({ route: 'queue:senior' });
  });

  it('the same move again is refused', () => {
    expect(refusalOf(pending().state, toQueue(tom, 'billing'))?.type).toBe('loop_refused');
  });

  it('re-queueing takes it back: they go on in the route that the policy chose, with its times from now', () => {
    const life = pending().commands('r1', requeue);
    expect(life.state.answers).toMatchObject([{}, { commandId: 'r1', refusal: null }]);
    life.after(5 * SECOND);
    expect(life.does('moveToStep').keys).toMatchObject({
      route: 'enterprise-technical',
      step: 1,
      chain: false,
    });
    moved(life, 'senior');
    expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: T0 + 90 * SECOND });
  });

  it('a forced end ends it', () => {
    const life = pending().commands('f1', { kind: 'force_complete', by: tom, reason });
    life.does('endTask');
    life.answers('endTask', {
      did: 'ended',
      reading: reading('canceled', { reason: 'force_completed' }),
      deferral: null,
      said: false,
    });
    life.finishes('cancelled', 'force_completed');
  });
});

it('a move that was overtaken while it was written is where an acceptance finds the customer', () => {
  const life = checked(new Life().waiting().commands('m1', toQueue(sofia, 'billing')));
  life.does('moveToStep');
  life.fails('moveToStep', OUTSIDE_FAILURES.unknown);
  checked(life.commands('m2', toQueue(tom, 'sales')), to('sales'));
  life.hears(event('reservation.accepted', T0 + SECOND, { queue: 'billing' }));
  expect(life.state.legs).toMatchObject([{ route: 'queue:billing', moving: null }]);
});

it('a move that was overtaken while it was written is followed by the other', () => {
  const life = checked(new Life().waiting().commands('m1', toQueue(sofia, 'billing')));
  life.does('moveToStep');
  life.commands('r1', requeue);
  moved(life, 'billing');
  expect(life.state.legs).toMatchObject([{ route: 'queue:billing', decision: { route: 'queue:billing' } }]);
  expect(life.does('moveToStep').keys).toMatchObject({ route: 'enterprise-technical', step: 1 });
});

describe('while an agent is asked for a customer who waits', () => {
  const asked = () => checked(new Life().waiting().commands('m1', toAgent(sofia, BEN)), TO_BEN, BEN);

  it('another supervisor asks somebody else: the first is not asked any more', () => {
    const life = checked(asked().commands('m2', toAgent(tom, CLEO)), TO_BEN, CLEO);
    expect(life.state.legs).toMatchObject([
      { superseded: null },
      { transfer: { agentSid: BEN, result: 'withdrawn' }, end: { reason: 'taken_back' } },
      { transfer: { agentSid: CLEO, result: null } },
    ]);
    expect(life.does('createTask').keys).toMatchObject({ legId: 'chat-1.3', agentSid: CLEO });
  });

  it('what cannot be had leaves the first asked', () => {
    const life = asked().commands('m2', toAgent(tom, CLEO));
    life.does('checkTransfer');
    life.answers('checkTransfer', { refusal: { type: 'target_offline', message: '' } as never });
    expect(life.state).toMatchObject({ offering: 'chat-1.2' });
  });

  it('asking the same one again is refused', () => {
    expect(refusalOf(asked().state, toAgent(tom, BEN))?.type).toBe('loop_refused');
  });

  it('re-queueing takes it back: the customer waits where they did', () => {
    const life = asked().commands('r1', requeue);
    expect(life.state).toMatchObject({ phase: 'waiting', offering: null, currentLegId: 'chat-1.1' });
    expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: T0 + 60 * SECOND });
  });

  /** Their task is there: the customer waits at the agent. */
  const waitsThere = () => {
    const life = asked();
    life.does('createTask');
    return life.answers('createTask', {
      reading: reading('pending', { taskSid: SECOND_TASK, queue: 'everyone', createdAt: life.now }),
      defects: [],
    });
  };

  it('whoever waits at the agent is given back to the route on the task they have', () => {
    const life = waitsThere();
    expect(life.state).toMatchObject({ currentLegId: 'chat-1.2' });
    life.commands('r1', requeue);
    life.does('endTask');
    life.answers('endTask', {
      did: 'ended',
      reading: reading('canceled', { reason: 'transferred' }),
      deferral: null,
      said: false,
    });
    const { keys, taskSid } = life.does('moveToStep');
    expect(taskSid).toBe(SECOND_TASK);
    expect(keys).toMatchObject({ route: 'enterprise-technical', step: 1 });
    expect(keys).not.toHaveProperty('agentSid');
    expect(life.state.legs[1]).toMatchObject({ transfer: { result: 'withdrawn' } });
  });

  it('an acceptance that comes first wins', () => {
    const life = waitsThere().hears(
      event('reservation.accepted', T0 + SECOND, { taskSid: SECOND_TASK, agentSid: BEN }),
    );
    expect(refusalOf(life.state, { ...toAgent(tom, CLEO) })).toBeNull();
    expect(life.state).toMatchObject({ phase: 'active', offering: null });
    expect(life.state.legs[1]).toMatchObject({ transfer: { result: 'accepted' } });
  });
});

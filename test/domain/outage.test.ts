import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import type { Actor } from '../../src/domain/actor';
import type { ActionName } from '../../src/domain/actions';
import { decide } from '../../src/domain/process';
import { BEN, CALL, DECISION, event, Life, MINUTE, reading, SECOND, T0, TASK } from './life';

const { unavailable } = OUTSIDE_FAILURES;

/** TaskRouter is away: what is due fails, again and again, until the process does something else. */
function failsUntil(life: Life, other: ActionName): void {
  for (let tries = 0; tries < 1_000; tries++) {
    const next = decide(life.state, life.now);
    if (next.next === 'finish') throw new Error('It finished.');
    if (next.next === 'wait') life.now = next.until ?? life.now;
    else if (next.action.do === other) return;
    else life.does(next.action.do) && life.fails(next.action.do, unavailable);
  }
  throw new Error(`It never came to ${other}.`);
}

it('runs the ending of the route although no step could ever be moved', () => {
  const life = new Life().waiting();
  failsUntil(life, 'endTask');
  expect(life.now).toBeGreaterThanOrEqual(T0 + 180 * SECOND);
  expect(life.now).toBeLessThanOrEqual(T0 + 180 * SECOND + MINUTE);
  expect(life.does('endTask')).toMatchObject({ reason: 'route_ended', terms: { ifAccepted: 'leave' } });
});

it('tells the customer two minutes after the route ended, and ends the task once TaskRouter is back', () => {
  const life = new Life().waiting();
  failsUntil(life, 'sendMessage');
  expect(life.now).toBe(T0 + 180 * SECOND + 2 * MINUTE);
  life.does('sendMessage');
  life.answers('sendMessage', {});
  expect(life.state).toMatchObject({ outcome: null, told: 'told' });
  life.does('endTask');
  const canceled = reading('canceled', { reason: 'route_ended', updatedAt: life.now });
  life.answers('endTask', { did: 'ended', reading: canceled, deferral: null, said: false });
  life.finishes('unserved', 'route_ended');
});

it('tells the customer although nobody knows whether the task was made, and closes once that is known', () => {
  const life = new Life().routed();
  life.does('createTask');
  life.fails('createTask', OUTSIDE_FAILURES.unknown);
  failsUntil(life, 'sendMessage');
  life.does('sendMessage');
  life.answers('sendMessage', {});
  expect(life.state.outcome).toBeNull();
  while (life.state.outcome === null) {
    const next = decide(life.state, life.now);
    if (next.next === 'wait') life.now = next.until ?? life.now;
    else if (next.next === 'act' && next.action.do === 'lookUpTask') {
      life.does('lookUpTask');
      life.answers('lookUpTask', { found: [] });
    } else {
      life.does('searchEventLog');
      life.answers('searchEventLog', { found: [] });
    }
  }
  life.finishes('unserved', 'route_ended');
});

it('takes a caller out of the queue by the call itself when TaskRouter is away', () => {
  const life = new Life({ kind: 'call', callSid: CALL }, { externalId: null }).routed();
  life.hears(event('task.created', T0));
  failsUntil(life, 'sayAndHangUp');
  life.does('sayAndHangUp');
  life.answers('sayAndHangUp', { said: true });
  expect(life.state.outcome).toBeNull();
  expect(life.after(5 * SECOND).does('endTask').taskSid).toBe(TASK);
});

it('keeps TaskRouter and the customer apart: a channel that is away does not hold the end of the task up', () => {
  const life = new Life().waiting();
  failsUntil(life, 'sendMessage');
  life.does('sendMessage');
  life.fails('sendMessage', unavailable);
  life.after(MINUTE);
  const done: ActionName[] = [];
  for (let tries = 0; tries < 6; tries++) {
    const next = decide(life.state, life.now);
    if (next.next === 'wait') life.now = next.until ?? life.now;
    else if (next.next === 'act') {
      done.push(next.action.do);
      life.does(next.action.do);
      life.fails(next.action.do, unavailable);
    }
  }
  expect(done).toContain('endTask');
  expect(done).toContain('sendMessage');
});

it('tells of an outage once, however often it was tried', () => {
  const life = new Life().waiting();
  failsUntil(life, 'endTask');
  expect(life.state.timeline.filter(({ what }) => what === 'moveToStep.failed')).toHaveLength(1);
});

it('asks the event log how a task ended that is gone when we come to end it: it may have been served', () => {
  const life = new Life().waiting();
  failsUntil(life, 'sendMessage');
  life.does('sendMessage');
  life.answers('sendMessage', {});
  life.does('endTask');
  life.answers('endTask', { did: 'ended', reading: reading('gone'), deferral: null, said: false });
  life.does('readTaskLog');
  life.answers('readTaskLog', { events: [event('task.completed', T0 + 4 * MINUTE)] });
  life.finishes('resolved', 'completed');
});

it('opens no new leg for a customer who was told that it is over', () => {
  const life = new Life().waiting();
  failsUntil(life, 'sendMessage');
  life.does('sendMessage');
  life.answers('sendMessage', {});
  life.does('endTask');
  life.answers('endTask', { did: 'ended', reading: reading('gone'), deferral: null, said: false });
  life.does('readTaskLog');
  life.answers('readTaskLog', { events: [] });
  life.finishes('unserved', 'route_ended');
});

describe('while somebody is still to be expected', () => {
  const by: Actor = { kind: 'supervisor', id: 'sofia' };
  const reason = 'a reason';
  const route = (queue: string) => ({
    ...DECISION,
    route: `queue:${queue}`,
    steps: [
      {
        ...DECISION.steps[0]!,
        queue,
        route: `queue:${queue}`,
        acceptWithinMs: 10 * MINUTE,
        deadlineMs: 10 * MINUTE,
      },
    ],
  });
  const TWO_MINUTES = 2 * MINUTE;
  const checked = (life: Life, queue: string, agentSid: typeof BEN | null) => {
    life.does('checkTransfer');
    return life.answers('checkTransfer', { refusal: null, decision: route(queue), agentSid });
  };

  it('a customer who is being moved is told only once the time there would be over, too', () => {
    const life = new Life().waiting().after(MINUTE);
    life.commands('m1', { kind: 'move', by, to: { kind: 'queue', queue: 'billing' }, reason });
    failsUntil(checked(life, 'billing', null), 'sendMessage');
    expect(life.now).toBe(T0 + MINUTE + 10 * MINUTE + TWO_MINUTES);
  });

  it.each([
    ['has a task', () => new Life().waiting()],
    ['has none yet', () => new Life().routed()],
  ])('a customer who %s is not told while an agent is asked for them', (_name, begin) => {
    const life = begin().after(MINUTE);
    life.commands('m1', { kind: 'move', by, to: { kind: 'agent', agent: BEN }, reason });
    checked(life, 'everyone', BEN);
    failsUntil(life, 'sendMessage');
    expect(life.now).toBeGreaterThanOrEqual(T0 + MINUTE + 10 * MINUTE);
  });
});

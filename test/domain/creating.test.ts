import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import { decide } from '../../src/domain/process';
import type { Actor } from '../../src/domain/actor';
import { accepted, DECISION, event, Life, MINUTE, reading, SECOND, T0, TASK } from './life';

const backend: Actor = { kind: 'backend', id: 'web-chat' };

describe('creating the task exactly once', () => {
  it('looks the leg up at 2, 5 and 10 s after a lost answer, then in the event log, and only then creates again', () => {
    const life = new Life().routed();
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown);
    for (const after of [2, 5, 10]) {
      life.waitsUntil(after * SECOND).does('lookUpTask');
      life.answers('lookUpTask', { found: [] });
    }
    expect(life.does('searchEventLog').since).toBe(T0 - MINUTE);
    life.answers('searchEventLog', { found: [] });
    life.does('createTask');
  });

  it('does not create while the look-up itself fails', () => {
    const life = new Life().routed();
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown).waitsUntil(2 * SECOND);
    life.does('lookUpTask');
    life.fails('lookUpTask', OUTSIDE_FAILURES.unavailable, 7 * SECOND).waitsUntil(9 * SECOND);
    life.does('lookUpTask');
  });

  it.each(['its events tell of it', 'it is found'])(
    'tells that a task was made before it tells who accepted it, although its creation was not answered: %s',
    (how) => {
      const life = new Life().routed();
      life.does('createTask');
      life.fails('createTask', OUTSIDE_FAILURES.unknown);
      if (how === 'it is found') {
        life.waitsUntil(2 * SECOND).does('lookUpTask');
        life.answers('lookUpTask', { found: [reading('assigned', accepted())] });
      } else {
        life.hears(event('reservation.accepted', life.now + SECOND, accepted().acceptance));
      }
      const told = life.state.timeline.map(({ what }) => what);
      expect(told.indexOf('offer.accepted')).toBeGreaterThan(told.indexOf('task.created'));
      expect(told).toContain('task.created');
    },
  );

  it('keeps the accepted one of twins and ends the other', () => {
    const twin = 'WT' + '2'.repeat(32);
    const life = new Life().routed();
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown).waitsUntil(2 * SECOND);
    life.does('lookUpTask');
    life.answers('lookUpTask', {
      found: [reading('pending', { taskSid: twin as never }), reading('assigned', accepted())],
    });
    expect(life.state.phase).toBe('active');
    expect(life.does('endTask')).toMatchObject({ taskSid: twin, reason: 'duplicate' });
  });

  it('ends an interaction that is cancelled while its creation is in doubt only after the task was looked for', () => {
    const life = new Life().routed();
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown);
    life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
    life.waitsUntil(2 * SECOND).does('lookUpTask');
    life.answers('lookUpTask', { found: [reading('pending')] });
    expect(life.does('endTask')).toMatchObject({ taskSid: TASK, reason: 'customer_left' });
    const canceled = reading('canceled', { reason: 'customer_left' });
    life.answers('endTask', { did: 'ended', reading: canceled, deferral: null, said: false });
    life.finishes('abandoned', 'customer_left');
  });

  it('tells the customer when no task could be made for as long as the route lasts', () => {
    const life = new Life().routed();
    while (decide(life.state, life.now).next === 'act' && life.now < T0 + 180 * SECOND) {
      life.does('createTask');
      life.fails('createTask', OUTSIDE_FAILURES.unavailable);
      const next = decide(life.state, life.now);
      if (next.next === 'wait') life.now = next.until ?? life.now;
    }
    expect(life.now).toBe(T0 + 180 * SECOND);
    life.does('sendMessage');
    life.answers('sendMessage', {});
    life.finishes('unserved', 'route_ended');
  });

  it('asks the event log how a task ended that it shows and TaskRouter no longer has', () => {
    const life = new Life().routed();
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown);
    for (const after of [2, 5, 10]) {
      life.waitsUntil(after * SECOND).does('lookUpTask');
      life.answers('lookUpTask', { found: [] });
    }
    life.does('searchEventLog');
    life.answers('searchEventLog', { found: [reading('gone', { createdAt: null })] });
    expect(life.does('readTaskLog').taskSid).toBe(TASK);
    life.answers('readTaskLog', { events: [event('task.completed', T0 + SECOND)] });
    life.finishes('resolved', 'completed');
  });

  it('lets the task live two hours beyond its route, at most 14 days', () => {
    expect(new Life().routed().does('createTask').timeoutSeconds).toBe(180 + 2 * 3_600);
    const [first, second] = DECISION.steps;
    const days = { ...second!, deadlineMs: 20 * 24 * 60 * MINUTE };
    const life = new Life().routed({ ...DECISION, steps: [first!, days] });
    expect(life.does('createTask').timeoutSeconds).toBe(14 * 24 * 3_600);
  });

  it('keeps the place of a customer who needs a second task, and only theirs', () => {
    const life = new Life().routed();
    expect(life.does('createTask').virtualStartTime).toBeNull();
    life.answers('createTask', { reading: reading('pending'), defects: [] });
    life.after(MINUTE).hears(event('task.system-deleted', life.now));
    expect(life.does('createTask').virtualStartTime).toBe(T0);
  });
});

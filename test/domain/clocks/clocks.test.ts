import { resume } from '../../../src/domain/process';
import { view } from '../../../src/domain/view';
import { ANA, event, MINUTE, SECOND, T0, TASK } from '../life';
import { clock, NOTHING_DONE, passes, promise, promised, told, writes } from './promised';

const FIRST = clock('first_response', { withinMs: 40 * SECOND });
const warning = (afterMs: number, actions = {}) => ({ ...NOTHING_DONE, ...actions, afterMs });

it('whoever is promised nothing has no clock', () => {
  const { state } = promised(promise());
  expect(view(state, T0).clocks).toEqual([]);
});

it('an acceptance is the first response where nobody tells who writes', () => {
  const life = promised(promise(FIRST));
  life.after(20 * SECOND).hears(event('reservation.accepted', T0 + 15 * SECOND));
  expect(view(life.state, life.now).clocks).toMatchObject([
    { clock: 'first_response', status: 'met', breachedAt: null, leftMs: 25 * SECOND },
  ]);
  expect(told(life)).toEqual(['clock.started', 'clock.met']);
  life.waitsUntil(20 * SECOND + 15 * MINUTE);
});

it('where somebody tells who writes, a message is', () => {
  const life = promised(promise(clock('first_response', { withinMs: 30 * MINUTE })));
  writes(life, 'customer');
  life.after(5 * SECOND).hears(event('reservation.accepted', life.now));
  expect(view(life.state, life.now).clocks).toMatchObject([{ status: 'running' }]);
  writes(life.after(SECOND), 'agent');
  expect(view(life.state, life.now).clocks).toMatchObject([{ status: 'met' }]);
});

it('nobody answers in time: it is a deadline, then a breach', () => {
  const life = promised(promise(FIRST));
  life.waitsUntil(40 * SECOND);
  expect(view(life.state, life.now - 10 * SECOND).deadlines[0]).toEqual({
    what: 'first_response_due',
    dueAt: new Date(T0 + 40 * SECOND).toISOString(),
    leftMs: 10 * SECOND,
  });
  passes(life);
  expect(life.state.service).toMatchObject({ breaches: 1 });
  life.waitsUntil(60 * SECOND);
  life.hears(event('reservation.accepted', life.now));
  const [met] = view(life.state, life.now).clocks ?? [];
  expect(met).toMatchObject({ status: 'met', breachedAt: new Date(T0 + 40 * SECOND).toISOString() });
  expect(life.state.timeline.find(({ what }) => what === 'clock.met')?.details).toMatchObject({ late: true });
});

it('news of an answer in time, come late, takes the breach back', () => {
  const life = promised(promise(FIRST));
  passes(life.waitsUntil(40 * SECOND));
  life.after(2 * SECOND).hears(event('reservation.accepted', T0 + 39 * SECOND));
  expect(view(life.state, life.now).clocks).toMatchObject([{ status: 'met', breachedAt: null }]);
});

it('the warning raises the priority of whoever waits, by one write that stays in the step', () => {
  const life = promised(promise({ ...FIRST, warning: warning(30 * SECOND, { raisePriority: 25 }) }));
  passes(life.waitsUntil(30 * SECOND));
  expect(life.state.decision).toMatchObject({
    priority: 75,
    priorityReasons: ['tier is enterprise', '+25: first_response warning'],
  });
  expect(life.does('moveToStep')).toMatchObject({ taskSid: TASK, priority: 75, keys: { step: 1 } });
  const reading = { taskSid: TASK, status: 'pending', version: 1 } as never;
  life.answers('moveToStep', { did: 'moved', reading, deferral: null });
  expect(life.state.legs).toMatchObject([{ step: 1 }]);
  expect(life.state.timeline.map(({ what }) => what)).not.toContain('step.moved');
  life.waitsUntil(40 * SECOND);
});

it('a breach moves whoever waits on at once, with the priority that was raised', () => {
  const breach = { ...NOTHING_DONE, raisePriority: 5, nextStep: true };
  const life = promised(promise({ ...FIRST, breach }));
  passes(life.waitsUntil(40 * SECOND));
  expect(life.does('moveToStep')).toMatchObject({ priority: 55, keys: { step: 2 } });
  const reading = { taskSid: TASK, status: 'pending', version: 1 } as never;
  life.answers('moveToStep', { did: 'moved', reading, deferral: null });
  expect(life.state.legs).toMatchObject([{ step: 2 }]);
  life.waitsUntil(180 * SECOND);
});

it('a breach escalates by itself, and tells a channel', () => {
  const breach = { ...NOTHING_DONE, escalate: 'team-leads', notify: 'ops-room' };
  const life = promised(promise({ ...FIRST, breach }));
  passes(life.waitsUntil(40 * SECOND));
  expect(life.does('planEscalation')).toMatchObject({ ladder: 'team-leads', level: 1, patient: true });
  expect(life.does('notify')).toMatchObject({
    channel: 'ops-room',
    pageId: 'chat-1-first_response-1-breach',
    message: { type: 'clock.breached', data: { queue: 'senior', agentSid: null } },
  });
  expect(view(life.state, life.now).escalations).toMatchObject([
    { ladder: 'team-leads', owner: { kind: 'throughline' } },
  ]);
});

it('a ladder that the policy has no more is told of, since nobody asked', () => {
  const breach = { ...NOTHING_DONE, escalate: 'gone' };
  const life = promised(promise({ ...FIRST, breach }));
  passes(life.waitsUntil(40 * SECOND));
  life.does('planEscalation');
  life.answers('planEscalation', {
    refusal: { type: 'ladder_unknown', message: 'There is no ladder "gone".' },
  });
  expect(life.state.escalations).toEqual([]);
  expect(life.state.timeline.map(({ what }) => what)).toContain('escalation.not_begun');
});

describe('the resolution clock', () => {
  const RESOLUTION = clock('resolution', { withinMs: 10 * MINUTE, pauses: ['customer', 'engineering'] });
  const active = () => {
    const life = promised(promise(RESOLUTION));
    return life.after(5 * SECOND).hears(event('reservation.accepted', life.now));
  };
  const statusOf = (life: ReturnType<typeof active>) => view(life.state, life.now).clocks?.[0];

  it('stands while it is parked, and goes on with what was left', () => {
    const life = active().after(4 * MINUTE - 5 * SECOND);
    life.commands('p', { kind: 'park', by: { kind: 'agent', id: ANA }, until: null, note: null });
    expect(statusOf(life)).toMatchObject({ status: 'paused', pausedBecause: 'customer', leftMs: 6 * MINUTE });
    life.after(60 * MINUTE);
    expect(statusOf(life)).toMatchObject({ dueAt: null, leftMs: 6 * MINUTE });
    writes(life, 'customer');
    const dueAt = new Date(life.now + 6 * MINUTE).toISOString();
    expect(statusOf(life)).toMatchObject({ status: 'running', dueAt });
    expect(told(life)).toEqual(['clock.started', 'clock.paused', 'clock.resumed']);
  });

  it('stands after the agent has written, until the customer does', () => {
    const life = writes(active(), 'customer');
    writes(life.after(MINUTE), 'agent');
    expect(statusOf(life)).toMatchObject({ status: 'paused', leftMs: 10 * MINUTE - 65 * SECOND });
    writes(life.after(30 * MINUTE), 'customer');
    expect(statusOf(life)).toMatchObject({ status: 'running', leftMs: 10 * MINUTE - 65 * SECOND });
  });

  it('a pause that comes again is told once, with how often', () => {
    const life = active();
    for (let n = 0; n < 3; n++) {
      writes(life.after(SECOND), 'agent');
      writes(life.after(SECOND), 'customer');
    }
    expect(told(life)).toEqual(['clock.started', 'clock.paused', 'clock.resumed']);
    expect(life.state.timeline.find(({ what }) => what === 'clock.paused')?.details).toMatchObject({
      times: 3,
    });
  });

  it('resolved before it is due, and TaskRouter answers after it: met', () => {
    const life = active().after(10 * MINUTE - 6 * SECOND);
    life.commands('r', { kind: 'resolve', by: { kind: 'agent', id: ANA }, note: null });
    life.does('endTask');
    life.after(30 * SECOND);
    life.fails('endTask', 'outside_unknown' as never);
    life.after(MINUTE);
    life.does('endTask');
    life.hears(event('task.completed', life.now, { reason: 'resolved' }));
    expect(life.state.outcome).toBe('resolved');
    expect(statusOf(life)).toMatchObject({ status: 'met', breachedAt: null });
  });

  it('due before it is resolved: a breach, and met late', () => {
    const life = active();
    life.now = T0 + 10 * MINUTE;
    passes(life);
    life.commands('r', { kind: 'resolve', by: { kind: 'agent', id: ANA }, note: null });
    life.does('endTask');
    life.hears(event('task.completed', life.now, { reason: 'resolved' }));
    expect(statusOf(life)).toMatchObject({ status: 'met', breachedAt: new Date(life.now).toISOString() });
  });

  it('a customer who gives up ends it, met or not', () => {
    const life = promised(promise(RESOLUTION));
    life.hears(event('task.canceled', life.now, { reason: 'hangup' }));
    expect(statusOf(life)).toMatchObject({ status: 'over', dueAt: expect.any(String) as string });
    expect(life.state.outcome).not.toBeNull();
  });
});

it('each question has its own next response', () => {
  const life = promised(promise(clock('next_response', { withinMs: 5 * MINUTE })));
  life.after(SECOND).hears(event('reservation.accepted', life.now));
  writes(life, 'agent');
  expect(view(life.state, life.now).clocks).toEqual([]);
  writes(life.after(SECOND), 'customer');
  expect(life.state.service?.clocks).toMatchObject([{ round: 1, dueAt: life.now + 5 * MINUTE, end: null }]);
  const first = life.now;
  writes(life.after(SECOND), 'customer');
  expect(life.state.service?.clocks).toMatchObject([{ round: 1, startedAt: first }]);
  writes(life.after(SECOND), 'agent');
  expect(life.state.service?.clocks).toMatchObject([{ round: 1, end: { met: true } }]);
  writes(life.after(SECOND), 'customer');
  expect(life.state.service?.clocks).toMatchObject([{ round: 2, end: null, breachedAt: null }]);
});

it('both marks long past, after an outage: the breach alone', () => {
  const life = promised(promise({ ...FIRST, warning: warning(30 * SECOND, { tell: 'Soon.' }) }));
  life.after(50 * SECOND);
  passes(life);
  expect(told(life)).toEqual(['clock.started', 'clock.breached']);
  life.waitsUntil(60 * SECOND);
});

it('another run goes on with the clocks as they are', () => {
  const { state } = promised(promise(FIRST));
  expect(resume(JSON.parse(JSON.stringify(state)) as typeof state).service).toEqual(state.service);
});

import type { Actor } from '../../src/domain/actor';
import { view } from '../../src/domain/view';
import { ANA, CALL, event, Life, MINUTE, OFFER, reading, SECOND, T0, TASK } from './life';

const ops: Actor = { kind: 'ops', id: 'root' };

describe('calls', () => {
  const call = () => new Life({ kind: 'call', callSid: CALL }, { externalId: null });

  it('waits for the task that Twilio makes from TwiML', () => {
    const life = call().routed();
    expect(view(life.state, T0).deadlines).toEqual([
      { what: 'task_expected_by', dueAt: new Date(T0 + MINUTE).toISOString() },
    ]);
    life.hears(event('task.created', T0 + SECOND, { taskCreatedAt: T0 + SECOND }));
    life.waitsUntil(61 * SECOND).does('moveToStep');
  });

  it('tells a caller who never came into a queue, and finds that they have hung up', () => {
    const life = call()
      .routed()
      .waitsUntil(60 * SECOND);
    expect(life.does('lookUpTask').callSid).toBe(CALL);
    life.answers('lookUpTask', { found: [] });
    life.does('sayAndHangUp');
    life.answers('sayAndHangUp', { said: false });
    life.finishes('abandoned', 'hangup');
  });

  it('tells of their task before of its end, though TaskRouter says only in which second it was made', () => {
    const created = T0 + SECOND;
    const life = call()
      .routed()
      .hears(event('task.created', created, { taskCreatedAt: created }));
    life.hears(event('task.canceled', created + 400, { reason: 'hangup', taskCreatedAt: created }));
    const told = view(life.state, created).timeline.map(({ what }) => what);
    expect(told.indexOf('task.created')).toBeLessThan(told.indexOf('leg.ended'));
    expect(told).toContain('task.created');
  });

  it('redirects a caller at once whose task TaskRouter gave up', () => {
    const life = call().routed().hears(event('task.created', T0));
    life.hears(event('task.canceled', T0 + MINUTE, { reason: 'Task TTL Exceeded' }));
    expect(life.does('sayAndHangUp')).toMatchObject({
      callSid: CALL,
      text: 'We will write to you tomorrow.',
    });
    life.answers('sayAndHangUp', { said: true });
    life.finishes('unserved', 'task_expired');
  });

  it.each(['task.canceled', 'task.deleted'] as const)(
    'does not hang up on a caller whom an agent has, whatever becomes of their task: %s',
    (ends) => {
      const life = call().routed().hears(event('task.created', T0));
      life.hears(event('reservation.accepted', T0 + SECOND, { agentSid: ANA, reservationSid: OFFER }));
      life.hears(event(ends, T0 + MINUTE, { reason: 'by hand' }));
      expect(life.state.told).toBe('no');
      expect(life.state.outcome).not.toBeNull();
    },
  );

  it('counts a hang-up before acceptance as abandoned, also when only the call says so', () => {
    const life = call().routed().hears(event('task.created', T0));
    life.tell({
      kind: 'call',
      event: { type: 'call.ended', key: 'k', at: T0, callSid: CALL, result: 'completed' },
    });
    life.waitsUntil(5 * SECOND);
    expect(life.does('endTask')).toMatchObject({ reason: 'hangup', terms: { ifAccepted: 'leave' } });
    const canceled = reading('canceled', { reason: 'hangup' });
    life.answers('endTask', { did: 'ended', reading: canceled, deferral: null, said: false });
    life.finishes('abandoned', 'hangup');
  });

  it('hangs up on a cancelled call whose task is not known yet, then looks whether there is one', () => {
    const life = call().routed();
    life.commands('c1', { kind: 'cancel', by: ops, onBehalfOf: 'ops', reason: 'flood' });
    expect(life.state.outcome).toBeNull();
    expect(life.does('sayAndHangUp')).toMatchObject({
      callSid: CALL,
      text: 'We will write to you tomorrow.',
    });
    life.answers('sayAndHangUp', { said: true });
    life.waitsUntil(5 * SECOND).does('lookUpTask');
    life.answers('lookUpTask', { found: [] });
    expect(life.state.answers).toMatchObject([{ commandId: 'c1', refusal: null }]);
    life.finishes('cancelled', 'cancelled_by_ops');
  });

  it('ends the task that Twilio made for a caller who was cancelled meanwhile', () => {
    const life = call().routed();
    life.commands('c1', { kind: 'cancel', by: ops, onBehalfOf: 'customer', reason: 'left' });
    expect(life.does('sayAndHangUp').text).toBeNull();
    life.hears(event('task.created', T0));
    life.answers('sayAndHangUp', { said: false });
    expect(life.does('endTask')).toMatchObject({ taskSid: TASK, reason: 'customer_left' });
  });

  it('tells on the timeline that the task was made and the caller was told', () => {
    const life = call().routed().hears(event('task.created', T0));
    life.waitsUntil(60 * SECOND).does('moveToStep');
    life.answers('moveToStep', { did: 'moved', reading: reading('pending'), deferral: null });
    life.waitsUntil(180 * SECOND).does('endTask');
    const canceled = reading('canceled', { reason: 'route_ended', updatedAt: life.now });
    life.answers('endTask', { did: 'ended', reading: canceled, deferral: null, said: true });
    life.finishes('unserved', 'route_ended');
    expect(life.state.timeline.map(({ what }) => what)).toEqual([
      'interaction.started',
      'customer.enriched',
      'route.decided',
      'task.created',
      'step.moved',
      'leg.ended',
      'customer.told',
      'interaction.closed',
      'case_note.written',
    ]);
  });
});

import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import { view } from '../../src/domain/view';
import { accepted, ANA, event, Life, MINUTE, OFFER, reading, SECOND, T0, TASK } from './life';

const deferral = (until: number) => ({ reservationSid: OFFER, since: T0 + 60 * SECOND, until: T0 + until });

describe('the main line', () => {
  it('overflows to the backup queue when nobody accepts within the first step, and closes as resolved', () => {
    const life = new Life().waiting().waitsUntil(60 * SECOND);
    expect(life.does('moveToStep')).toMatchObject({
      taskSid: TASK,
      keys: { step: 2, route: 'enterprise-technical' },
    });
    life.answers('moveToStep', {
      did: 'moved',
      reading: reading('pending', { queue: 'backup' }),
      deferral: null,
    });
    expect(view(life.state, T0).legs[0]).toMatchObject({ step: 2, queue: 'backup', status: 'waiting' });

    life.after(10 * SECOND).hears(event('reservation.accepted', life.now));
    expect(life.state.phase).toBe('active');
    life.after(5 * MINUTE).hears(event('reservation.wrapup', life.now));
    expect(life.state.phase).toBe('wrapping');
    life.after(MINUTE).hears(event('task.completed', life.now, { reason: 'done' }));
    life.finishes('resolved', 'completed');
    expect(life.state.timeline.map(({ what }) => what)).toEqual([
      'interaction.started',
      'customer.enriched',
      'route.decided',
      'task.created',
      'step.moved',
      'offer.accepted',
      'wrap_up.started',
      'leg.ended',
      'interaction.closed',
      'case_note.written',
    ]);
  });

  it('asks the event log who served a customer whose acceptance nobody told of, and closes then', () => {
    const life = new Life().waiting().after(10 * SECOND);
    life.hears(event('task.completed', life.now, { reason: 'done' }));
    expect(life.does('readTaskLog').taskSid).toBe(TASK);
    life.answers('readTaskLog', { events: [event('reservation.accepted', T0 + 5 * SECOND)] });
    life.finishes('resolved', 'completed');
    expect(view(life.state, T0).legs[0]).toMatchObject({ agent: { sid: ANA } });
  });

  it('closes also where the event log does not know who it was', () => {
    const life = new Life().waiting().after(10 * SECOND);
    life.hears(event('task.completed', life.now, { reason: 'done' }));
    life.does('readTaskLog');
    life.answers('readTaskLog', { events: [] });
    life.finishes('resolved', 'completed');
  });

  it('runs the ending after the last step: ends the task first, then tells the customer, then closes', () => {
    const life = new Life().waiting().waitsUntil(60 * SECOND);
    life.does('moveToStep');
    life
      .answers('moveToStep', { did: 'moved', reading: reading('pending'), deferral: null })
      .waitsUntil(180 * SECOND);
    expect(life.does('endTask')).toMatchObject({ terms: { ifAccepted: 'leave', ifOffered: 'defer' } });
    const canceled = reading('canceled', { reason: 'route_ended', updatedAt: life.now });
    life.answers('endTask', { did: 'ended', reading: canceled, deferral: null, said: false });
    expect(life.does('sendMessage')).toMatchObject({
      text: 'We will write to you tomorrow.',
      key: 'chat-1:ending',
    });
    life.answers('sendMessage', {});
    life.finishes('unserved', 'route_ended');
  });

  it('keeps trying to tell the customer, but not for ever', () => {
    const life = new Life().waiting();
    life.hears(event('task.canceled', T0 + SECOND, { reason: 'Task TTL Exceeded' }));
    for (let tries = 0; tries < 100 && life.state.outcome === null; tries++) {
      life.does('sendMessage');
      life.fails('sendMessage', OUTSIDE_FAILURES.unavailable).after(MINUTE);
    }
    life.finishes('unserved', 'task_expired');
    expect(life.state.told).toBe('failed');
  });

  it('lets an acceptance win that TaskRouter shows when the step is over', () => {
    const life = new Life().waiting().waitsUntil(60 * SECOND);
    life.does('moveToStep');
    life.answers('moveToStep', { did: 'nothing', reading: reading('assigned', accepted()), deferral: null });
    expect(view(life.state, T0)).toMatchObject({
      phase: 'active',
      legs: [{ agent: { sid: ANA }, status: 'accepted' }],
    });
  });

  it('waits for a pending offer past the deadline, and looks again 2 s after its end', () => {
    const life = new Life().waiting().waitsUntil(60 * SECOND);
    life.does('moveToStep');
    life.answers('moveToStep', {
      did: 'deferred',
      reading: reading('reserved'),
      deferral: deferral(75 * SECOND),
    });
    life.waitsUntil(77 * SECOND);
    expect(life.does('moveToStep').deferral).toMatchObject({ reservationSid: OFFER });
  });

  it('re-reads a served task at least every 15 minutes, so that a lost completion is found', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.waitsUntil(15 * MINUTE);
    life.does('readTask');
    life.answers('readTask', { reading: reading('completed', { ...accepted(), updatedAt: T0 + MINUTE }) });
    life.finishes('resolved', 'completed');
  });

  it('asks the event log how a task ended that has disappeared', () => {
    const life = new Life()
      .waiting()
      .hears(event('reservation.accepted', T0))
      .waitsUntil(15 * MINUTE);
    life.does('readTask');
    life.answers('readTask', { reading: reading('gone') });
    life.does('readTaskLog');
    life.answers('readTaskLog', { events: [event('task.completed', T0 + MINUTE)] });
    life.finishes('resolved', 'completed');
  });

  it('gives the customer a new leg when the task was deleted by the system while an agent had it', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.hears(event('task.system-deleted', T0 + MINUTE));
    expect(life.state.phase).toBe('waiting');
    expect(life.does('createTask').keys).toMatchObject({ legId: 'chat-1.2', chain: false, step: 1 });
  });

  it('believes an acceptance, and not the ending that it beat: what was served is resolved', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0 + SECOND));
    life.hears(event('task.completed', T0 + MINUTE, { reason: 'route_ended' }));
    life.finishes('resolved', 'completed');
  });

  it('knows when TaskRouter moves the task on by itself: 30 s after the step, for a task that carries the chain', () => {
    const life = new Life().waiting().waitsUntil(60 * SECOND);
    expect(life.does('moveToStep').movedByItselfAt).toBe(T0 + 90 * SECOND);
    life.answers('moveToStep', { did: 'beyond', reading: reading('pending'), deferral: null });
    expect(life.state.timeline.find(({ what }) => what === 'step.moved')?.by.kind).toBe('twilio');
  });
});

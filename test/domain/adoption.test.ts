import { decide } from '../../src/domain/process';
import { Life, MINUTE, reading, SECOND, T0, TASK } from './life';

describe('a task that came without an interaction', () => {
  const birth = {
    kind: 'task',
    task: {
      taskSid: TASK,
      taskCreatedAt: T0,
      interactionId: null,
      origin: null,
      callSid: null,
      taskChannel: 'chat',
      attributes: {},
    },
  } as const;

  it('is not live: closes as failed, without a word to anybody', () => {
    const life = new Life(birth);
    life.does('readNewTask');
    life.answers('readNewTask', { reading: reading('gone'), attributes: {} });
    expect(life.state).toMatchObject({ outcome: 'failed', outcomeReason: 'not_live' });
    expect(decide(life.state, life.now)).toEqual({ next: 'finish' });
  });

  it('is watched when it never carried our keys: read at the deadlines, never written', () => {
    const life = new Life(birth);
    life.does('readNewTask');
    life.answers('readNewTask', { reading: reading('pending'), attributes: { topic: 'billing' } });
    life.routed().waitsUntil(60 * SECOND);
    life.does('readTask');
    life.answers('readTask', { reading: reading('pending') });
    life.waitsUntil(180 * SECOND).does('readTask');
    life.answers('readTask', { reading: reading('pending') });
    life.waitsUntil(180 * SECOND + 15 * MINUTE).does('readTask');
    life.answers('readTask', {
      reading: reading('canceled', { reason: 'Task canceled on Workflow timeout' }),
    });
    life.finishes('unserved', 'plan_exhausted');
  });

  it('is moved at its deadlines like any other when it carries our interaction id', () => {
    const life = new Life(birth);
    life.does('readNewTask');
    const throughline = { interactionId: 'chat-1' };
    life.answers('readNewTask', { reading: reading('pending'), attributes: { throughline } });
    life
      .routed()
      .waitsUntil(60 * SECOND)
      .does('moveToStep');
  });

  it('counts our own keys in its attributes as no defect of its source', () => {
    const life = new Life(birth);
    life.does('readNewTask');
    const attributes = { topic: 'billing', throughline: { interactionId: 'chat-1' } };
    life.answers('readNewTask', { reading: reading('pending'), attributes });
    life.does('enrich');
    life.answers('enrich', { profile: null, fallback: null });
    expect(life.does('decideRoute').given).toEqual({ topic: 'billing' });
  });

  it('is read before a wish to cancel it is granted', () => {
    const life = new Life(birth);
    life.commands('c1', { kind: 'cancel', by: { kind: 'ops', id: null }, onBehalfOf: 'ops', reason: 'test' });
    expect(life.state.outcome).toBeNull();
    life.does('readNewTask');
    life.answers('readNewTask', { reading: reading('pending'), attributes: {} });
    expect(life.does('endTask')).toMatchObject({ reason: 'cancelled_by_ops' });
  });
});

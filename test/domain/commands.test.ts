import { OUTSIDE_FAILURES, REFUSALS } from '../../src/domain/failure-types';
import { decide } from '../../src/domain/process';
import type { Actor } from '../../src/domain/actor';
import { accepted, ANA, BEN, event, Life, MINUTE, reading, SECOND, T0 } from './life';

const agent = (id: string): Actor => ({ kind: 'agent', id });
const backend: Actor = { kind: 'backend', id: 'web-chat' };
const supervisor: Actor = { kind: 'supervisor', id: 'sofia' };

describe('commands', () => {
  it('resolves for the agent who has it, and for no other agent', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.commands('c1', { kind: 'resolve', by: agent(BEN), note: null });
    expect(life.state.answers).toMatchObject([
      { commandId: 'c1', refusal: expect.objectContaining({ type: REFUSALS.notOwner }) as unknown },
    ]);
    life.commands('c2', { kind: 'resolve', by: agent(ANA), note: 'Fixed the IdP certificate.' });
    expect(life.does('endTask')).toMatchObject({ acceptedBy: ANA, terms: { ifAccepted: 'complete' } });
    life.answers('endTask', {
      did: 'ended',
      reading: reading('completed', accepted()),
      deferral: null,
      said: false,
    });
    expect(life.state.answers[1]).toMatchObject({ commandId: 'c2', refusal: null });
    life.finishes('resolved', 'completed');
  });

  it('refuses to resolve what TaskRouter says nobody has accepted', () => {
    const life = new Life().waiting();
    life.commands('c1', { kind: 'resolve', by: supervisor, note: null });
    life.does('endTask');
    life.answers('endTask', { did: 'left', reading: reading('pending'), deferral: null, said: false });
    expect(life.state.answers[0]?.refusal?.type).toBe(REFUSALS.notAccepted);
    expect(life.state.phase).toBe('waiting');
  });

  it('lets the agent wrap up when the customer leaves after acceptance', () => {
    const life = new Life().waiting();
    life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'closed the tab' });
    life.does('endTask');
    life.answers('endTask', {
      did: 'wrapped',
      reading: reading('wrapping', accepted()),
      deferral: null,
      said: false,
    });
    expect(life.state.phase).toBe('wrapping');
    life.hears(event('task.completed', T0 + MINUTE, { reason: 'done' }));
    life.finishes('resolved', 'completed');
  });

  it('answers one command id once, however often it comes', () => {
    const life = new Life().waiting();
    const note = { kind: 'note', by: backend, text: 'Customer sent a screenshot.' } as const;
    life.commands('n1', note).commands('n1', note);
    expect(life.state.answers).toHaveLength(1);
    expect(life.state.timeline.filter(({ what }) => what === 'note.added')).toHaveLength(1);
    life.does('appendCaseNote');
    life.answers('appendCaseNote', {});
    expect(decide(life.state, life.now).next).toBe('wait');
  });

  it('answers only once TaskRouter did it: a failure before that is no answer', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.commands('c1', { kind: 'resolve', by: agent(ANA), note: null });
    life.does('endTask');
    life.fails('endTask', OUTSIDE_FAILURES.unavailable);
    expect(life.state.answers).toEqual([]);
    life.after(SECOND).does('endTask');
    life.answers('endTask', {
      did: 'left',
      reading: reading('assigned', accepted(BEN)),
      deferral: null,
      said: false,
    });
    expect(life.state.answers[0]?.refusal?.type).toBe(REFUSALS.notOwner);
  });

  it('keeps the closing words of a resolve that was granted, and of no other', () => {
    const life = new Life().waiting();
    life.commands('c1', { kind: 'resolve', by: supervisor, note: 'Not yet.' });
    life.does('endTask');
    life.answers('endTask', { did: 'left', reading: reading('pending'), deferral: null, said: false });
    expect(life.state.note).toBeNull();
    life.hears(event('reservation.accepted', T0));
    life.commands('c2', { kind: 'resolve', by: agent(ANA), note: 'Fixed the IdP certificate.' });
    life.does('endTask');
    const completed = reading('completed', accepted());
    life.answers('endTask', { did: 'ended', reading: completed, deferral: null, said: false });
    expect(life.does('appendCaseNote').text).toContain('Note: Fixed the IdP certificate.');
  });

  it('ends as wished when the task vanishes under the wish, and gives no new leg', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.commands('c1', { kind: 'resolve', by: agent(ANA), note: null });
    life.does('endTask');
    life.hears(event('task.system-deleted', T0 + MINUTE));
    life.fails('endTask', OUTSIDE_FAILURES.unavailable);
    expect(life.state.answers).toMatchObject([{ commandId: 'c1', refusal: null }]);
    life.finishes('resolved', 'completed');
  });

  it('refuses to resolve what nobody has accepted when its task vanishes, and gives the customer a new leg', () => {
    const life = new Life().waiting();
    life.commands('c1', { kind: 'resolve', by: supervisor, note: null });
    life.does('endTask');
    life.hears(event('task.system-deleted', T0 + MINUTE));
    life.fails('endTask', OUTSIDE_FAILURES.unavailable);
    expect(life.state.answers[0]?.refusal?.type).toBe(REFUSALS.notAccepted);
    expect(life.does('createTask').keys.legId).toBe('chat-1.2');
  });

  it('takes notes of agents only who have, or had, the customer', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.commands('n1', { kind: 'note', by: agent(BEN), text: 'Not mine.' });
    life.commands('n2', { kind: 'note', by: agent(ANA), text: 'Mine.' });
    expect(life.state.answers.map(({ refusal }) => refusal?.type ?? 'taken')).toEqual([
      REFUSALS.notOwner,
      'taken',
    ]);
  });

  it('takes no more notes than its state can carry while the CRM is away, and tells the timeline an excerpt', () => {
    const life = new Life().waiting();
    const text = 'x'.repeat(4_000);
    for (let n = 1; n <= 21; n++) life.commands(`n${n}`, { kind: 'note', by: backend, text });
    expect(life.state.answers.filter(({ refusal }) => refusal === null)).toHaveLength(20);
    expect(life.state.answers[20]?.refusal?.type).toBe(REFUSALS.tooManyNotes);
    expect(life.state.timeline.find(({ what }) => what === 'note.added')?.details).toEqual({
      text: `${'x'.repeat(199)}…`,
    });
    life.does('appendCaseNote');
    life.answers('appendCaseNote', {});
    life.commands('n22', { kind: 'note', by: backend, text });
    expect(life.state.answers[21]?.refusal).toBeNull();
  });

  it('answers a command that broke the fold, so that nobody waits for it for ever', () => {
    const life = new Life().waiting();
    life.tell({ kind: 'parked', what: 'command', reason: 'a bug', asked: { commandId: 'c1', bodyHash: '' } });
    expect(life.state.answers[0]?.refusal?.type).toBe(REFUSALS.invalidCommand);
  });

  it('grants a cancel for a task that is gone by what the event log tells', () => {
    const life = new Life().waiting();
    life.commands('c1', { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' });
    life.does('endTask');
    life.answers('endTask', { did: 'ended', reading: reading('gone'), deferral: null, said: false });
    expect(life.state.answers).toEqual([]);
    life.does('readTaskLog');
    life.answers('readTaskLog', { events: [] });
    expect(life.state.answers).toMatchObject([{ commandId: 'c1', refusal: null }]);
    life.finishes('abandoned', 'customer_left');
  });
});

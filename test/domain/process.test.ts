import { OUTSIDE_FAILURES, REFUSALS } from '../../src/domain/failure-types';
import { decide } from '../../src/domain/process';
import type { Actor } from '../../src/domain/interaction-view';
import { view } from '../../src/domain/view';
import { accepted, ANA, BEN, CALL, event, Life, MINUTE, OFFER, reading, SECOND, T0, TASK } from './life';

const agent = (id: string): Actor => ({ kind: 'agent', id });
const backend: Actor = { kind: 'backend', id: 'web-chat' };

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
    expect(view(life.state).legs[0]).toMatchObject({ step: 2, queue: 'backup', status: 'waiting' });

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
    expect(view(life.state)).toMatchObject({
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
});

describe('creating the task exactly once', () => {
  it('looks the leg up at 2, 5 and 10 s after a lost answer, then in the event log, and only then creates again', () => {
    const life = new Life().routed();
    life.does('createTask');
    life.fails('createTask', OUTSIDE_FAILURES.unknown);
    for (const after of [2, 5, 10]) {
      life.waitsUntil(after * SECOND).does('lookUpTask');
      life.answers('lookUpTask', { found: [] });
    }
    life.does('searchEventLog');
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
});

describe('commands', () => {
  it('resolves for the agent who has it, and for no other agent', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0));
    life.commands('c1', { kind: 'resolve', by: agent(BEN), note: null });
    expect(life.state.answers).toEqual([
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
    expect(life.state.answers[1]).toEqual({ commandId: 'c2', refusal: null });
    life.finishes('resolved', 'completed');
  });

  it('refuses to resolve what TaskRouter says nobody has accepted', () => {
    const life = new Life().waiting();
    life.commands('c1', { kind: 'resolve', by: backend, note: null });
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
});

describe('calls', () => {
  const call = () => new Life({ kind: 'call', callSid: CALL }, { externalId: null });

  it('waits for the task that Twilio makes from TwiML', () => {
    const life = call().routed();
    expect(view(life.state).deadlines).toEqual([
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
});

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
});

describe('a CRM that answers late', () => {
  const late = () => {
    const life = new Life();
    life.does('enrich');
    life.answers('enrich', { profile: null, fallback: 'no answer in 1500 ms' });
    life.does('enrichLate');
    life.does('decideRoute');
    life.answers('decideRoute', {
      attributes: {},
      defects: [],
      decision: { ...DECISION_GENERAL },
      enqueue: null,
    });
    life.does('createTask');
    return life.answers('createTask', { reading: reading('pending'), defects: [] });
  };
  const DECISION_GENERAL = {
    policyVersion: 'test@00000001',
    route: 'general',
    ringClass: 'messaging',
    ringMs: 20 * SECOND,
    priority: 0,
    priorityReasons: [],
    steps: [
      { step: 1, queue: 'general', eligible: null, acceptWithinMs: 5 * MINUTE, deadlineMs: 5 * MINUTE },
    ],
    ending: { kind: 'message', text: 'Later.' },
    passedOver: [],
    diagnostics: null,
  } as const;
  const PROFILE = { tier: 'enterprise', arrBand: null, language: null, accountName: null, priorCases: [] };
  const ENTERPRISE = { ...DECISION_GENERAL, route: 'enterprise', priority: 50 };

  it('re-routes while nobody has accepted', () => {
    const life = late();
    life.answers('enrichLate', { profile: PROFILE });
    life.does('decideRoute');
    life.answers('decideRoute', { attributes: {}, defects: [], decision: ENTERPRISE, enqueue: null });
    expect(life.does('moveToStep')).toMatchObject({ keys: { route: 'enterprise', step: 1 }, priority: 50 });
    life.answers('moveToStep', { did: 'moved', reading: reading('pending'), deferral: null });
    expect(view(life.state)).toMatchObject({
      decision: { route: 'enterprise' },
      legs: [{ route: 'enterprise' }],
    });
  });

  it('only informs the agent once somebody has accepted', () => {
    const life = late().hears(event('reservation.accepted', T0));
    life.answers('enrichLate', { profile: PROFILE });
    life.does('decideRoute');
    life.answers('decideRoute', { attributes: {}, defects: [], decision: ENTERPRISE, enqueue: null });
    expect(life.does('writeProfile').attributes).toMatchObject({ customer_profile: { tier: 'enterprise' } });
    expect(life.state.decision?.route).toBe('general');
  });
});

import type { Actor } from '../../src/domain/actor';
import {
  asConversationSid,
  asFlexChannelSid,
  asFlexInteractionSid,
  asReservationSid,
  asTaskSid,
} from '../../src/domain/ids';
import { FROM_AN_ADDRESS } from '../../src/domain/conversation';
import { decide } from '../../src/domain/process';
import type { TaskReading } from '../../src/domain/task-reading';
import { ANA, BEN, DECISION, event, Life, MINUTE, reading, SECOND, T0, TASK } from './life';

const sofia: Actor = { kind: 'supervisor', id: 'sofia' };
const ana: Actor = { kind: 'agent', id: ANA };
const reason = 'a reason';

const steps = (...queues: string[]) =>
  queues.map((queue, n) => ({
    step: n + 1,
    queue,
    route: `queue:${queue}`,
    eligible: null,
    acceptWithinMs: MINUTE,
    deadlineMs: (n + 1) * MINUTE,
  }));
const TO_BEN = { ...DECISION, route: 'agent', steps: steps('agent', 'senior') };
const TO_BILLING = { ...DECISION, route: 'queue:billing', steps: steps('billing', 'senior') };

const CONVERSATION = asConversationSid('CH' + '1'.repeat(32));
const flex = {
  interactionSid: asFlexInteractionSid('KD' + '1'.repeat(32)),
  channelSid: asFlexChannelSid('UO' + '1'.repeat(32)),
  conversationSid: CONVERSATION,
};
const sid = (n: number) => asTaskSid(`WT${String(n).padStart(32, '0')}`);
const offer = (n: number) => asReservationSid(`WR${String(n).padStart(32, '0')}`);
const CLEO = ANA.replace(/a/g, 'c') as typeof ANA;

const checked = (life: Life, decision = TO_BEN, agentSid: typeof BEN | null = BEN) => {
  life.does('checkTransfer');
  return life.answers('checkTransfer', { refusal: null, decision, agentSid });
};

/** In a conversation of Flex's that we have brought Ana into. */
const inFlex = (decision = DECISION, more: Partial<TaskReading> = { flex }) => {
  const life = new Life(undefined, {
    conversation: { sid: CONVERSATION, identity: 'visitor', binding: null },
  });
  life.routed(decision);
  life.does('inviteAgent');
  return life.answers('inviteAgent', { reading: reading('pending', more), defects: [] });
};
const withAna = (life = inFlex()) => life.hears(event('reservation.accepted', T0 + SECOND));

describe('a move of a customer whom somebody has declined', () => {
  /** Ben, to whom Ana transferred the customer, has declined: they wait in senior. */
  const declined = () => {
    const life = new Life()
      .waiting()
      .hears(event('reservation.accepted', T0 + SECOND))
      .after(10 * SECOND);
    life.commands('t1', {
      kind: 'transfer',
      by: ana,
      to: { kind: 'agent', agent: BEN },
      mode: 'cold',
      note: null,
      desktop: true,
      override: false,
    });
    checked(life);
    life.does('createTask');
    const there = { taskSid: sid(2), createdAt: life.now };
    life.answers('createTask', { reading: reading('pending', there), defects: [] });
    life.does('endTask');
    life.answers('endTask', {
      did: 'ended',
      reading: reading('completed', { reason: 'transferred' }),
      deferral: null,
      said: false,
    });
    life.hears(
      event('reservation.rejected', life.now, { taskSid: sid(2), agentSid: BEN, reservationSid: offer(2) }),
    );
    life.does('moveToStep');
    return life.answers('moveToStep', { did: 'moved', reading: reading('pending', there), deferral: null });
  };

  it('stays where the supervisor moved them to, for its time', () => {
    const life = declined().after(5 * SECOND);
    life.commands('m1', { kind: 'move', by: sofia, to: { kind: 'queue', queue: 'billing' }, reason });
    checked(life, TO_BILLING, null);
    const move = life.does('moveToStep');
    expect(move).toMatchObject({ keys: { route: 'queue:billing' }, deferral: null });
    expect(move.keys).not.toHaveProperty('agentSid');
    life.answers('moveToStep', {
      did: 'moved',
      reading: reading('pending', { taskSid: sid(2) }),
      deferral: null,
    });
    expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: life.now + MINUTE });
    life.hears(
      event('reservation.rejected', life.now, { taskSid: sid(2), agentSid: BEN, reservationSid: offer(3) }),
    );
    expect(decide(life.state, life.now)).toEqual({ next: 'wait', until: life.now + MINUTE });
  });
});

describe('the answer about one target', () => {
  /** Ana is looked up for a parked customer's return while a supervisor sends them to billing. */
  function movedWhileReturning(): Life {
    const life = new Life()
      .waiting()
      .hears(event('reservation.accepted', T0 + SECOND))
      .after(10 * SECOND);
    life.commands('p1', { kind: 'park', by: ana, until: life.now, note: null });
    life.does('endTask');
    life.answers('endTask', {
      did: 'ended',
      reading: reading('completed', { reason: 'parked' }),
      deferral: null,
      said: false,
    });
    life.does('checkTransfer');
    life.commands('r1', { kind: 'requeue', by: sofia, reason });
    life.commands('m1', { kind: 'move', by: sofia, to: { kind: 'queue', queue: 'billing' }, reason });
    return life;
  }

  it('is not taken for that about another', () => {
    const life = movedWhileReturning();
    life.answers('checkTransfer', { refusal: null, decision: TO_BEN, agentSid: ANA });
    expect(life.state.transferAsked).not.toBeNull();
    expect(life.does('checkTransfer').to).toEqual({ kind: 'queue', queue: 'billing' });
    life.answers('checkTransfer', { refusal: null, decision: TO_BILLING, agentSid: null });
    expect(life.state.legs[1]?.moving?.route).toBe('queue:billing');
  });
  it('nor its failure', () => {
    const life = movedWhileReturning();
    life.fails('checkTransfer', 'outside_unknown');
    expect(life.state.transferAsked).not.toBeNull();
  });
});

describe('looking whether an agent is silent', () => {
  const RULES = { ...DECISION, silence: { nudgeAfterMs: MINUTE, requeueAfterMs: 3 * MINUTE, mostTimes: 1 } };

  it('is done once where nothing was said at all', () => {
    const life = new Life({ kind: 'conversation', conversationSid: CONVERSATION }).routed(RULES);
    life.hears(event('task.created', T0, { flex, legId: 'chat-1.1' as never }));
    life.hears(event('reservation.accepted', T0 + SECOND, { flex }));
    life.waitsUntil(SECOND + MINUTE);
    life.does('readMessages');
    life.answers('readMessages', { events: [] });
    life.does('nudgeAgent');
  });

  it('is done once where nobody knows the conversation', () => {
    const life = new Life(undefined, {
      conversation: { sid: null, identity: null, binding: { address: '+1', proxyAddress: '+2' } },
    }).routed(RULES);
    life.does('inviteAgent');
    life.answers('inviteAgent', {
      reading: reading('pending', { flex: { ...flex, conversationSid: null } }),
      defects: [],
    });
    withAna(life);
    life.waitsUntil(SECOND + MINUTE);
    life.does('readTask');
    life.answers('readTask', { reading: reading('assigned') });
    life.does('nudgeAgent');
  });
});

describe('Studio’s task never comes', () => {
  it('although a supervisor took the customer over meanwhile: the interaction ends all the same', () => {
    const life = new Life({ kind: 'conversation', conversationSid: CONVERSATION }).routed();
    life.commands('t1', { kind: 'take_over', by: sofia, agent: BEN, reason });
    checked(life);
    life.does('inviteAgent');
    life.answers('inviteAgent', { reading: reading('pending', { taskSid: sid(2), flex }), defects: [] });
    life.hears(event('reservation.accepted', T0 + SECOND, { taskSid: sid(2), agentSid: BEN, flex }));
    life.after(2 * MINUTE);
    life.hears(event('task.completed', life.now, { taskSid: sid(2), flex }));
    life.does('lookUpTask');
    life.answers('lookUpTask', { found: [] });
    expect(life.state.outcome).toBe('resolved');
  });
});

describe('an interaction of which only the end of an old leg is awaited', () => {
  const over = () => {
    const life = new Life()
      .waiting()
      .hears(event('reservation.accepted', T0 + SECOND))
      .after(10 * SECOND);
    life.commands('t1', {
      kind: 'transfer',
      by: ana,
      to: { kind: 'agent', agent: BEN },
      mode: 'warm',
      note: null,
      desktop: true,
      override: false,
    });
    checked(life);
    life.does('createTask');
    life.answers('createTask', {
      reading: reading('pending', { taskSid: sid(2), createdAt: life.now }),
      defects: [],
    });
    life.hears(
      event('reservation.accepted', life.now, { taskSid: sid(2), agentSid: BEN, reservationSid: offer(2) }),
    );
    life.does('endTask');
    life.fails('endTask', 'outside_unavailable');
    return life.hears(event('task.completed', life.now, { taskSid: sid(2) }));
  };
  it.each([
    { kind: 'park', by: sofia, until: null, note: null },
    { kind: 'requeue', by: sofia, reason },
  ] as const)('is not $kind-ed', (command) => {
    const life = over();
    expect(life.state).toMatchObject({ outcome: null });
    life.commands('c1', command);
    expect(life.state.legs).toHaveLength(2);
    expect(life.state.parked).toBeNull();
    expect(life.state.answers.find(({ commandId }) => commandId === 'c1')?.refusal).not.toBeNull();
  });
});

describe('a customer whom an invited agent has already', () => {
  it('is not left with nobody when the transfer that was offered beside it is accepted after all', () => {
    const life = withAna().after(10 * SECOND);
    const invite = { taskSid: sid(7), flex, taskCreatedAt: life.now };
    life.hears(event('task.created', life.now, invite));
    life.hears(
      event('reservation.accepted', life.now, { ...invite, agentSid: BEN, reservationSid: offer(7) }),
    );
    life.commands('t1', {
      kind: 'transfer',
      by: ana,
      to: { kind: 'agent', agent: 'cleo' },
      mode: 'cold',
      note: null,
      desktop: true,
      override: false,
    });
    checked(life, TO_BEN, CLEO);
    life.does('inviteAgent');
    life.answers('inviteAgent', {
      reading: reading('pending', { taskSid: sid(3), createdAt: life.now, flex }),
      defects: [],
    });
    life.hears(event('task.completed', life.now, { taskSid: TASK, flex }));
    life.hears(
      event('reservation.accepted', life.now, {
        taskSid: sid(3),
        agentSid: CLEO,
        reservationSid: offer(3),
        flex,
      }),
    );
    const living = life.state.legs.filter(({ end, superseded }) => end === null && superseded === null);
    expect(living).not.toHaveLength(0);
    expect(living.map(({ legId }) => legId)).toContain(life.state.currentLegId);
  });
});

describe('who resolves with somebody brought in', () => {
  it.each([
    ['event first', true],
    ['answer first', false],
  ])('is answered alike: %s', (_name, eventFirst) => {
    const life = withAna().after(10 * SECOND);
    life.commands('c1', {
      kind: 'consult',
      by: ana,
      to: { kind: 'agent', agent: BEN },
      mode: 'joined',
      note: null,
      desktop: true,
    });
    checked(life);
    life.does('inviteAgent');
    life.answers('inviteAgent', {
      reading: reading('pending', { taskSid: sid(2), createdAt: life.now, flex }),
      defects: [],
    });
    life.hears(
      event('reservation.accepted', life.now, {
        taskSid: sid(2),
        agentSid: BEN,
        reservationSid: offer(2),
        flex,
      }),
    );
    life.commands('r1', { kind: 'resolve', by: ana, note: 'done' });
    life.does('endTask');
    if (eventFirst) life.hears(event('task.completed', life.now, { taskSid: TASK, flex }));
    life.answers('endTask', {
      did: 'ended',
      reading: reading('completed', { reason: 'resolved' }),
      deferral: null,
      said: false,
    });
    expect(life.state.answers.find(({ commandId }) => commandId === 'r1')?.refusal).toBeNull();
    expect(life.state).toMatchObject({ wish: null, currentLegId: 'chat-1.2', outcome: null, note: 'done' });
  });
});

describe('while a supervisor’s agent is asked for a customer who waits in a conversation', () => {
  it('the route’s ending waits', () => {
    const life = inFlex().after(170 * SECOND);
    life.does('moveToStep');
    life.answers('moveToStep', { did: 'moved', reading: reading('pending', { flex }), deferral: null });
    life.commands('t1', { kind: 'take_over', by: sofia, agent: BEN, reason });
    checked(life);
    life.does('inviteAgent');
    life.answers('inviteAgent', {
      reading: reading('pending', { taskSid: sid(2), createdAt: life.now, flex }),
      defects: [],
    });
    life.waitsUntil(230 * SECOND);
    expect(life.does('endTask')).toMatchObject({ taskSid: sid(2), reason: 'transfer_not_taken' });
    const over = reading('canceled', { taskSid: sid(2), reason: 'transfer_not_taken' });
    life.answers('endTask', { did: 'ended', reading: over, deferral: null, said: false });
    expect(life.does('endTask')).toMatchObject({ taskSid: TASK, reason: 'route_ended' });
  });
});

describe('a leg that was forgotten', () => {
  it('does not end another by its late news', () => {
    const life = new Life().waiting().hears(event('reservation.accepted', T0 + SECOND));
    let taskSid = TASK;
    for (let n = 2; n <= 25; n += 1) {
      life.commands(`p${n}`, { kind: 'park', by: ana, until: null, note: null });
      life.does('endTask');
      life.answers('endTask', {
        did: 'ended',
        reading: reading('completed', { taskSid, reason: 'parked' }),
        deferral: null,
        said: false,
      });
      life.after(MINUTE).tell({
        kind: 'conversation',
        event: {
          type: 'message.added',
          key: `${n}`,
          at: life.now,
          conversationSid: CONVERSATION,
          author: FROM_AN_ADDRESS,
        },
      });
      life.does('checkTransfer');
      life.answers('checkTransfer', { refusal: { type: 'target_offline', message: '' } });
      life.does('createTask');
      if (n === 25) break;
      taskSid = sid(n);
      life.answers('createTask', { reading: reading('pending', { taskSid }), defects: [] });
      life.hears(event('reservation.accepted', life.now, { taskSid, reservationSid: offer(n) }));
    }
    life.hears(event('task.completed', life.now, { taskSid: sid(2), legId: 'chat-1.2' as never }));
    expect(life.state.legs[life.state.legs.length - 1]).toMatchObject({
      legId: 'chat-1.25',
      task: null,
      end: null,
    });
  });
});

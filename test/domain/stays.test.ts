import type { Actor } from '../../src/domain/actor';
import type { Command } from '../../src/domain/commands';
import { FROM_AN_ADDRESS } from '../../src/domain/conversation';
import { asConversationSid, asReservationSid, asTaskSid } from '../../src/domain/ids';
import { decide, refusalOf, resume } from '../../src/domain/process';
import { ANA, BEN, DECISION, event, Life, MINUTE, reading } from './life';

/*
 * An e-mail that comes and goes for weeks: its first legs are forgotten, and every run begins with the state of the one
 * before. What happened in the first of them still counts.
 */

const CLEO = ANA.replace(/a/g, 'c') as typeof ANA;
const RULES = {
  ...DECISION,
  transferRules: { mostHops: 2, sameQueueTwice: false, sameAgentTwice: false },
  silence: { nudgeAfterMs: MINUTE, requeueAfterMs: 3 * MINUTE, mostTimes: 1 },
};
const BILLING = {
  ...RULES,
  route: 'queue:billing',
  steps: [{ ...RULES.steps[0]!, queue: 'billing', route: 'queue:billing' }],
};

const agent = (id: string): Actor => ({ kind: 'agent', id });
const supervisor: Actor = { kind: 'supervisor', id: 's' };
const task = (n: number) => ({ taskSid: asTaskSid(`WT${String(n).padStart(32, '0')}`) });

class LongLife {
  readonly life = new Life();
  private legs = 1;

  constructor() {
    this.life.routed(RULES);
    this.taken('senior', ANA);
  }

  /** Its task is made and taken. */
  private taken(queue: string, agentSid: typeof ANA): void {
    const { life, legs } = this;
    const there = { ...task(legs), createdAt: life.now };
    life.does('createTask');
    life.answers('createTask', { reading: reading('pending', { ...there, queue }), defects: [] });
    life.hears(
      event('reservation.accepted', life.now, {
        ...there,
        queue,
        agentSid,
        agentName: agentSid,
        reservationSid: asReservationSid(`WR${String(legs).padStart(32, '0')}`),
      }),
    );
  }

  private released(reason: string): void {
    this.life.does('endTask');
    const completed = reading('completed', { ...task(this.legs), reason });
    this.life.answers('endTask', { did: 'ended', reading: completed, deferral: null, said: false });
    this.legs += 1;
  }

  transfersTo(queue: string, agentSid: typeof ANA): void {
    const { life } = this;
    life.commands(`t${this.legs}`, this.transfer({ kind: 'queue', queue }));
    life.does('checkTransfer');
    life.answers('checkTransfer', { refusal: null, decision: BILLING, agentSid: null });
    const left = this.legs;
    this.legs += 1;
    this.taken(queue, agentSid);
    this.legs = left;
    this.released('transferred');
  }

  transfer(to: Extract<Command, { kind: 'transfer' }>['to']): Command {
    return { kind: 'transfer', by: supervisor, to, mode: 'warm', note: null, desktop: true, override: false };
  }

  /** Parked, answered by the customer, and taken by somebody in the queue. */
  comesBackTo(agentSid: typeof ANA): void {
    const { life } = this;
    life.commands(`p${this.legs}`, { kind: 'park', by: supervisor, until: null, note: null });
    this.released('parked');
    this.customerWrites();
    life.does('checkTransfer');
    life.answers('checkTransfer', { refusal: { type: 'target_offline', message: '' } });
    this.taken('senior', agentSid);
  }

  customerWrites(): void {
    const at = this.life.after(60 * MINUTE).now;
    const told = { key: `m@${at}`, at, conversationSid: asConversationSid(''), author: FROM_AN_ADDRESS };
    this.life.tell({ kind: 'conversation', event: { type: 'message.added', ...told } });
  }

  /** Their agent says nothing, for longer than the rules allow. */
  private looks(): void {
    this.life.does('readTask');
    this.life.answers('readTask', { reading: reading('assigned', task(this.legs)) });
  }

  isNudged(): void {
    this.life.after(MINUTE);
    this.looks();
    this.life.does('nudgeAgent');
    this.life.answers('nudgeAgent', {});
  }

  isSilentTo(agentSid: typeof ANA): void {
    this.isNudged();
    this.life.after(2 * MINUTE);
    this.looks();
    this.released('agent_silent');
    this.taken('senior', agentSid);
  }
}

/** Ben had them, Cleo in billing, and Ben once more until he was silent. Ana has had them ever since, thirty times. */
const longAgo = (() => {
  const long = new LongLife();
  long.comesBackTo(BEN);
  long.transfersTo('billing', CLEO);
  long.comesBackTo(BEN);
  long.isSilentTo(ANA);
  for (let n = 0; n < 30; n += 1) {
    long.comesBackTo(ANA);
    long.life.state = resume(JSON.parse(JSON.stringify(long.life.state)) as typeof long.life.state);
  }
  return long;
})();
const { state } = longAgo.life;

it('has forgotten those legs', () => {
  const [first, second] = state.legs;
  expect(state.legs).toHaveLength(20);
  expect([first?.legId, second?.legId]).toEqual(['chat-1.1', 'chat-1.17']);
  expect(state.legs.some(({ acceptance }) => acceptance?.agentSid !== ANA)).toBe(false);
});

it.each([
  ['the queue', { kind: 'queue', queue: 'billing' }],
  ['the agent', { kind: 'agent', agent: BEN }],
] as const)('%s that had the customer long ago is not to have them twice', (_name, to) => {
  expect(refusalOf(state, longAgo.transfer(to))?.type).toBe('loop_refused');
});

it('where they have not been they may go', () => {
  expect(refusalOf(state, longAgo.transfer({ kind: 'queue', queue: 'sales' }))).toBeNull();
});

it('transfers of long ago count against the most that there may be', () => {
  const once = { ...RULES, transferRules: { ...RULES.transferRules, mostHops: 1 } };
  const refused = refusalOf(
    { ...state, decision: once },
    longAgo.transfer({ kind: 'queue', queue: 'sales' }),
  );
  expect(refused).toMatchObject({ type: 'loop_refused', message: expect.stringContaining('1 times') });
});

it('who had it long ago may still add a note, nobody else', () => {
  const note = (id: string) => refusalOf(state, { kind: 'note', by: agent(id), text: 'They called.' });
  expect(note(CLEO)).toBeNull();
  expect(note(BEN.replace(/b/g, 'd'))?.type).toBe('not_owner');
});

it('an agent was silent often enough, long ago: the next one keeps the customer', () => {
  longAgo.isNudged();
  expect(decide(longAgo.life.state, longAgo.life.now)).toMatchObject({
    next: 'wait',
    until: longAgo.life.now + 15 * MINUTE,
  });
});

it('takes little room', () => {
  expect(JSON.stringify(state.past).length).toBeLessThan(1_000);
});
